// Strings of a catalogue as rows of a table of phrases.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"

namespace jernih::cli {

// Why a string becomes no row.
enum class Unfit : std::uint8_t {
  none,
  same,          // the English is the Indonesian
  markup,        // tags, line breaks, ICU choices: text that never stands on a page so
  placeholders,  // those of the one side are not those of the other
  slots,         // more than two, or two alike in another order
  words,         // no word beside the slots
  length
};
inline constexpr int kUnfitKinds = 7;
std::string_view reason(Unfit unfit);

// One row: keys as Jernih matches them. Placeholders are slots ({number} for %d and the like,
// {any} for all others), accelerators and the marks at the ends are gone, case is that of running
// text where the source was a title or began a sentence.
struct TableRow {
  std::string indonesian, english;
  Where where;
};
Unfit to_row(const CataloguePair& pair, TableRow& row);

// Rows by key; of several English ones the most frequent wins, the first among equals.
class RowTable {
 public:
  void add(TableRow row);
  // Sorted by bytes. Conflicts are told with both places.
  std::vector<TableRow> rows(std::vector<std::string>& conflicts) const;

 private:
  struct Choice {
    TableRow row;
    int count = 0;
  };
  std::map<std::string, std::vector<Choice>> by_key_;  // folded
};

}  // namespace jernih::cli
