// Exact decimal numbers as they stand in a text, and their English writing.
#pragma once

#include <string>
#include <string_view>

namespace jernih::numbers {

// Which mark groups thousands; the other one begins the decimals.
enum class Convention : unsigned char { unknown, indonesian, english };  // 1.234,5 and 1,234.5

struct Decimal {
  std::string digits;         // without leading zeros except one before the point, no marks
  int decimals = 0;           // so many of `digits` stand behind the point
  bool is_grouped = false;    // written with marks between thousands
  bool is_ambiguous = false;  // 1.234 could be either

  bool is_whole() const { return decimals == 0; }
};

// All of `text` as a number; false when it is a date, a version, a telephone number or the like.
// `language` decides where the number alone does not.
bool read_decimal(std::string_view text, Convention language, Decimal& out);

// The value times ten to the `power`, as a plain decimal string. Appends.
void append_value(const Decimal& d, int power, std::string& out);
// "1,234,567.89": grouped where the source was, or when `power` made it long. Appends.
void append_english(const Decimal& d, std::string& out);
// -1, 0, 1 as a is less than, equal to or greater than b.
int compare(const Decimal& a, const Decimal& b);

}  // namespace jernih::numbers
