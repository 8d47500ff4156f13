// Tables as people edit them: tab separated, a header, one fact to a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jernih {

// A table read from text. First line: column names. Lines that begin with "# " below it are
// comments, empty lines are skipped. Cells may not hold tabs; nothing is escaped.
struct Tsv {
  std::string file;
  std::vector<std::string> columns;
  struct Row {
    int line = 0;  // from 1
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;

  // Index of a column; ConfigError when the table has none of that name.
  std::size_t column(std::string_view name) const;
};

// ConfigError with file:line for a row of the wrong width, broken UTF-8 or an empty first cell.
Tsv parse_tsv(std::string_view text, const std::string& file);
// The same from a file; ConfigError when it cannot be read.
Tsv read_tsv(const std::string& path);

}  // namespace jernih
