// Character classes: see the header.
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
  switch (u_charType(ch)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::upper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_OTHER_NUMBER:
    case U_LETTER_NUMBER:
      return CharClass::lower;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::mark;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharClass::space;
    case U_CONTROL_CHAR:
      return c == 0x85 ? CharClass::space : CharClass::control;
    case U_FORMAT_CHAR:
    case U_SURROGATE:
      return CharClass::control;
    case U_PRIVATE_USE_CHAR:
      return CharClass::symbol;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
      return symbol_class(ch);
    case U_UNASSIGNED:
      return u_hasBinaryProperty(ch, UCHAR_EXTENDED_PICTOGRAPHIC) ? CharClass::emoji
                                                                  : CharClass::symbol;
    default:
      return c == 0x203C || c == 0x2049 ? CharClass::emoji : CharClass::punctuation;
  }
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
