// CSV (RFC 4180) and TSV with a header.
#include <algorithm>
#include <array>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"

namespace jernih::cli {
namespace {

class DelimitedReader {
 public:
  DelimitedReader(std::string_view text, const std::string& file, char separator)
      : rest_(text), file_(file), separator_(separator) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (rest_.starts_with(kMark)) rest_.remove_prefix(kMark.size());
  }

  // False at the end. `line` is where the row begins.
  bool next(std::vector<std::string>& cells, int& line) {
    cells.clear();
    if (rest_.empty()) return false;
    line = line_;
    for (bool is_last = false; !is_last;) {
      cells.emplace_back();
      if (separator_ == ',' && rest_.starts_with('"'))
        quoted(cells.back(), line);
      else
        plain(cells.back());
      is_last = end_cell();
    }
    return true;
  }

 private:
  void plain(std::string& cell) {
    const std::size_t end =
        std::min(rest_.find_first_of(std::string{separator_, '\n'}), rest_.size());
    cell = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (cell.ends_with('\r')) cell.pop_back();
  }

  void quoted(std::string& cell, int line) {
    rest_.remove_prefix(1);
    for (;;) {
      const std::size_t end = rest_.find('"');
      if (end == std::string_view::npos)
        throw ConfigError({file_, line, 0}, "a quote is left open; close it with \"");
      cell += rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      if (!rest_.starts_with('"')) break;
      cell += '"';
      rest_.remove_prefix(1);
    }
    line_ += static_cast<int>(std::count(cell.begin(), cell.end(), '\n'));
    if (rest_.starts_with('\r')) rest_.remove_prefix(1);
    if (!rest_.empty() && rest_.front() != separator_ && rest_.front() != '\n')
      throw ConfigError({file_, line_, 0},
                        "text behind a closing quote; double quotes inside a cell");
  }

  // True when the row ends here.
  bool end_cell() {
    if (rest_.empty()) return true;
    const bool is_end = rest_.front() == '\n';
    rest_.remove_prefix(1);
    if (is_end) ++line_;
    return is_end;
  }

  std::string_view rest_;
  const std::string& file_;
  char separator_;
  int line_ = 1;
};

template <std::size_t kSize>
std::size_t column(const std::vector<std::string>& header,
                   const std::array<std::string_view, kSize>& names, const std::string& file) {
  for (const std::string_view name : names) {
    const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& h) {
      return h.size() == name.size() && std::equal(h.begin(), h.end(), name.begin(),
                                                   [](char a, char b) { return (a | 0x20) == b; });
    });
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  }
  throw ConfigError({file, 1, 0},
                    "no column '" + std::string(names[0]) +
                        "'; name the columns indonesian and english in the first line");
}

}  // namespace

std::vector<CataloguePair> read_delimited(std::string_view text, const std::string& file,
                                          char separator) {
  constexpr std::array<std::string_view, 3> kIndonesian = {"indonesian", "id", "target"};
  constexpr std::array<std::string_view, 3> kEnglish = {"english", "en", "source"};
  DelimitedReader reader(text, file, separator);
  std::vector<std::string> cells;
  int line = 0;
  std::vector<CataloguePair> out;
  if (!reader.next(cells, line))
    throw ConfigError({file, 0, 0}, "empty; a line of column names wanted");
  const std::size_t width = cells.size();
  const std::size_t indonesian = column(cells, kIndonesian, file);
  const std::size_t english = column(cells, kEnglish, file);
  while (reader.next(cells, line)) {
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (cells.size() != width)
      throw ConfigError({file, line, 0}, std::to_string(width) + " cells wanted, " +
                                             std::to_string(cells.size()) + " found");
    out.push_back({cells[indonesian], cells[english], {}, {file, line, 0}});
  }
  return out;
}

}  // namespace jernih::cli
