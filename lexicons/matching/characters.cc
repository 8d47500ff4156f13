// Classes follow Unicode's general categories; ASCII is a table.
#include "lexicons/matching/characters.h"

#include <unicode/uchar.h>

namespace jernih {
namespace {

constexpr CharClass ascii_class(unsigned c) {
  if (c == ' ' || (c >= 9 && c <= 13)) return CharClass::space;
  if (c < 32 || c == 127) return CharClass::control;
  if (c >= '0' && c <= '9') return CharClass::digit;
  if (c >= 'A' && c <= 'Z') return CharClass::upper;
  if (c >= 'a' && c <= 'z') return CharClass::lower;
  constexpr std::string_view kSymbols = "$+<=>^`|~";
  return kSymbols.find(static_cast<char>(c)) != std::string_view::npos ? CharClass::symbol
                                                                       : CharClass::punctuation;
}

constexpr std::array<CharClass, 128> make_ascii() {
  std::array<CharClass, 128> out{};
  for (unsigned c = 0; c < 128; ++c) out[c] = ascii_class(c);
  return out;
}

// The general categories of Unicode; those that are not named here are punctuation.
constexpr std::array<CharClass, U_CHAR_CATEGORY_COUNT> make_class_of_category() {
  std::array<CharClass, U_CHAR_CATEGORY_COUNT> out{};
  for (CharClass& c : out) c = CharClass::punctuation;
  for (const auto t : {U_UPPERCASE_LETTER, U_TITLECASE_LETTER}) out[t] = CharClass::upper;
  for (const auto t :
       {U_LOWERCASE_LETTER, U_MODIFIER_LETTER, U_OTHER_LETTER, U_OTHER_NUMBER, U_LETTER_NUMBER})
    out[t] = CharClass::lower;
  for (const auto t : {U_NON_SPACING_MARK, U_ENCLOSING_MARK, U_COMBINING_SPACING_MARK})
    out[t] = CharClass::mark;
  for (const auto t : {U_SPACE_SEPARATOR, U_LINE_SEPARATOR, U_PARAGRAPH_SEPARATOR})
    out[t] = CharClass::space;
  for (const auto t : {U_CONTROL_CHAR, U_FORMAT_CHAR, U_SURROGATE}) out[t] = CharClass::control;
  out[U_DECIMAL_DIGIT_NUMBER] = CharClass::digit;
  out[U_PRIVATE_USE_CHAR] = CharClass::symbol;
  out[U_UNASSIGNED] = CharClass::emoji;  // of those that are pictographs
  return out;
}
constexpr std::array<CharClass, U_CHAR_CATEGORY_COUNT> kClassOfCategory = make_class_of_category();

CharClass symbol_class(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
      u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ||
      u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER))
    return CharClass::emoji;
  return CharClass::symbol;
}

}  // namespace

const std::array<CharClass, 128> kAsciiClass = make_ascii();

CharClass class_of(char32_t c) {
  if (c < 0x80) return kAsciiClass[c];
  if (c == 0xFFFD) return CharClass::lower;  // a lost letter, mostly
  if (c == 0x2139) return CharClass::emoji;  // ℹ is a letter by its category
  if (c == 0xAD || c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) ||
      (c >= 0xE0020 && c <= 0xE007F) || (c >= 0x1F3FB && c <= 0x1F3FF))
    return CharClass::joiner;
  const auto ch = static_cast<UChar32>(c);
  const auto type = static_cast<std::size_t>(u_charType(ch));
  if (c == 0x85) return CharClass::space;  // NEXT LINE, a control by its category
  if (c == 0x203C || c == 0x2049) return CharClass::emoji;
  if (type == U_UNASSIGNED && !u_hasBinaryProperty(ch, UCHAR_EXTENDED_PICTOGRAPHIC))
    return CharClass::symbol;
  const bool may_be_emoji = type >= U_MATH_SYMBOL && type <= U_OTHER_SYMBOL;
  return may_be_emoji ? symbol_class(ch) : kClassOfCategory[type];
}

bool is_closer(char32_t c) {
  if (c < 0x80) return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == 0x2032 || c == 0x2033;
}

bool is_opener(char32_t c) {
  if (c < 0x80) return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{';
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

}  // namespace jernih
