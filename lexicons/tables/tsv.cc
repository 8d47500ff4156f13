#include "lexicons/tables/tsv.h"

#include <fstream>
#include <sstream>

#include "pipeline/model/utf8.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t tab = line.find('\t');
    out.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

void check_row(const Tsv& table, const Tsv::Row& row, std::string_view line,
               std::vector<Problem>& problems) {
  const Where where{table.file, row.line, 0};
  if (first_invalid_byte(line) != std::string_view::npos)
    problems.push_back({where, "not UTF-8; save the table as UTF-8"});
  if (row.cells.size() != table.columns.size())
    problems.push_back({where, std::to_string(table.columns.size()) + " columns wanted, " +
                                   std::to_string(row.cells.size()) +
                                   " found; separate them with single tabs"});
  if (row.cells[0].empty())
    problems.push_back({where, "the first column is empty; write the key there"});
}

}  // namespace

std::size_t Tsv::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == name) return i;
  throw ConfigError({file, 1, 0}, "column '" + std::string(name) + "' is missing from the header");
}

Tsv parse_tsv(std::string_view text, const std::string& file) {
  Tsv table;
  table.file = file;
  std::vector<Problem> problems;
  int number = 0;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() || (number > 1 && line.starts_with("# "))) continue;
    if (table.columns.empty()) {
      table.columns = cells_of(line);
      continue;
    }
    table.rows.push_back({number, cells_of(line)});
    check_row(table, table.rows.back(), line, problems);
  }
  if (table.columns.empty())
    problems.push_back({{file, 1, 0}, "the table is empty; begin with a line of column names"});
  if (!problems.empty()) throw ConfigError(std::move(problems));
  return table;
}

Tsv read_tsv(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in)
    throw ConfigError({path, 0, 0}, "the table cannot be read; check its name and permissions");
  return parse_tsv(text.str(), path);
}

}  // namespace jernih
