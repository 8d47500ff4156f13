// What kind of character a character is, as splitting and tokenising see it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/model/utf8.h"

namespace jernih {

inline constexpr char32_t kEmojiSelector =
    0xFE0F;  // shows what stands before it as an emoji: 5️⃣

enum class CharClass : std::uint8_t {
  space,  // white space of any kind, line ends too
  upper,  // upper-case and title-case letters
  lower,  // all other letters, superscripts that stand in words, stray bytes
  digit,  // ASCII digits and those of other scripts
  mark,   // combining marks: belong to what stands before them
  punctuation,
  symbol,
  emoji,
  joiner,  // ZWJ, ZWNJ, variation selectors, soft hyphen, skin tones: belong to what stands before
  control,
};

// ASCII by table.
extern const std::array<CharClass, 128> kAsciiClass;

// Any character. Beyond ASCII by ICU's property tables, O(1).
CharClass class_of(char32_t c);

// The class of the character at text[i]; moves i behind it. i < text.size().
inline CharClass next_class(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) {
    ++i;
    return kAsciiClass[byte];
  }
  return class_of(next_char(text, i));
}

constexpr bool is_letter(CharClass c) { return c == CharClass::upper || c == CharClass::lower; }

// Opening and closing quotes and brackets, ASCII ones included; straight quotes are both.
bool is_closer(char32_t c);
bool is_opener(char32_t c);

}  // namespace jernih
