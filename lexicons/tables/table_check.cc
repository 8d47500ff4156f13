#include "lexicons/tables/table_check.h"

#include <algorithm>

#include "lexicons/tables/tsv.h"
#include "pipeline/model/utf8.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

bool is_space(char c) { return c == ' '; }

void warn(Where where, std::string message, std::vector<Problem>& problems) {
  problems.push_back({std::move(where), std::move(message), true});
}

void check_cells(const Where& where, const std::vector<std::string>& cells,
                 std::vector<Problem>& problems) {
  for (const std::string& c : cells) {
    if (c.empty()) continue;
    if (is_space(c.front()) || is_space(c.back()))
      warn(where, "a space at the end of the cell '" + c + "'; leave it out", problems);
    else if (c.find("  ") != std::string::npos)
      warn(where, "two spaces in the cell '" + c + "'; leave one of them out", problems);
  }
}

// Rows behind the comments at the top, in the order of their bytes, each once.
void check_order(std::string_view text, const std::string& file, std::vector<Problem>& problems) {
  std::string_view last;
  int number = 0;
  while (!text.empty()) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(std::min(newline + 1, text.size()));
    if (++number == 1 || line.empty() || line.starts_with("# ")) continue;
    if (line == last)
      problems.push_back({{file, number, 0}, "the row stands there twice; leave one out"});
    else if (line < last)
      warn({file, number, 0},
           "not sorted: the row belongs before line " + std::to_string(number - 1) +
               "; LC_ALL=C sort puts it there",
           problems);
    last = line;
  }
}

}  // namespace

std::vector<Problem> form_problems(std::string_view text, const std::string& file, Tsv& table) {
  std::vector<Problem> problems;
  table = {};
  table.file = file;
  if (text.starts_with(kByteOrderMark))
    warn({file, 1, 0}, "a byte order mark; save the table as UTF-8 without one", problems);
  if (text.find('\r') != std::string_view::npos)
    warn({file, 0, 0}, "line ends of Windows; save the table with LF", problems);
  if (!text.empty() && text.back() != '\n')
    warn({file, 0, 0}, "no line end at the end of the file; add one", problems);
  try {
    table = parse_tsv(text, file);
  } catch (const ConfigError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
    return problems;
  }
  for (const Tsv::Row& row : table.rows) check_cells({file, row.line, 0}, row.cells, problems);
  check_order(text, file, problems);
  return problems;
}

bool is_phrase_table(const Tsv& table) {
  const auto has = [&](std::string_view name) {
    return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end();
  };
  return has("indonesian") && has("english") && !has("pos") && !has("category");
}

}  // namespace jernih
