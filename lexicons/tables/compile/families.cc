#include "lexicons/tables/compile/families.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicons/tables/tsv.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

constexpr char kGap = '*';

struct Family {
  std::vector<const Tsv::Row*> patterns, words;
};

// Where the columns of a table of families stand.
class FamilyReader {
 public:
  explicit FamilyReader(const Tsv& table)
      : table_(table),
        family_(table.column("family")),
        part_(table.column("part")),
        texts_{table.column("indonesian"), table.column("english")} {}

  std::map<std::string, Family> read() {
    std::map<std::string, Family> families;
    for (const Tsv::Row& row : table_.rows) {
      Family& family = families[row.cells[family_]];
      const std::string& part = row.cells[part_];
      if (part == "pattern") {
        check_pattern(row);
        family.patterns.push_back(&row);
      } else if (part == "word") {
        check_word(row);
        family.words.push_back(&row);
      } else {
        complain(row, "'" + part + "' is no part of a family; write pattern or word");
      }
    }
    for (const auto& [name, f] : families)
      if (f.patterns.empty() || f.words.empty())
        complain(*(f.patterns.empty() ? f.words : f.patterns).front(),
                 "the family '" + name + "' has no " + (f.patterns.empty() ? "patterns" : "words") +
                     "; add one at least");
    if (!problems_.empty()) throw ConfigError(std::move(problems_));
    return families;
  }

  Tsv::Row row(const Tsv::Row& pattern, const Tsv::Row& word) const {
    Tsv::Row out;
    out.line = pattern.line;
    for (std::size_t c = 0; c < pattern.cells.size(); ++c) {
      if (!is_cell(c)) continue;
      std::string cell = pattern.cells[c];
      if (is_text(c)) cell.replace(cell.find(kGap), 1, word.cells[c]);
      out.cells.push_back(std::move(cell));
    }
    return out;
  }
  // True for what the rows of the expanded table have too.
  bool is_cell(std::size_t column) const { return column != family_ && column != part_; }

 private:
  bool is_text(std::size_t column) const {
    return std::find(texts_.begin(), texts_.end(), column) != texts_.end();
  }
  void complain(const Tsv::Row& row, std::string message) {
    problems_.push_back({{table_.file, row.line, 0}, std::move(message)});
  }
  void check_pattern(const Tsv::Row& row) {
    for (const std::size_t c : texts_)
      if (std::count(row.cells[c].begin(), row.cells[c].end(), kGap) != 1)
        complain(row, "'" + row.cells[c] + "' wants one * where the words go");
  }
  void check_word(const Tsv::Row& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (is_text(c) && row.cells[c].empty())
        complain(row, "a word of a family is empty; write it in both languages");
      if (is_cell(c) && !is_text(c) && !row.cells[c].empty())
        complain(row, "'" + row.cells[c] + "' belongs to the patterns; leave it empty here");
    }
  }

  const Tsv& table_;
  std::size_t family_, part_;
  std::vector<std::size_t> texts_;
  std::vector<Problem> problems_;
};

}  // namespace

bool has_families(const Tsv& table) {
  return std::find(table.columns.begin(), table.columns.end(), "part") != table.columns.end() &&
         std::find(table.columns.begin(), table.columns.end(), "family") != table.columns.end();
}

Tsv expand_families(Tsv table) {
  if (!has_families(table)) return table;
  FamilyReader reader(table);
  Tsv out;
  out.file = table.file;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (reader.is_cell(c)) out.columns.push_back(table.columns[c]);
  for (const auto& [name, family] : reader.read())
    for (const Tsv::Row* pattern : family.patterns)
      for (const Tsv::Row* word : family.words) out.rows.push_back(reader.row(*pattern, *word));
  return out;
}

}  // namespace jernih
