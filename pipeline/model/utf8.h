// Walking over UTF-8, and what ASCII characters are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jernih {

// U+FEFF at the begin of a file; says nothing in UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }

// True for 10xxxxxx bytes: not a border between characters.
constexpr bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The character at text[i], i < text.size(); moves i behind it. The text must be valid UTF-8 from i
// on (Document::text() is, once repaired); otherwise the result is some value and i still moves on
// and never past the end.
inline char32_t next_char(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t k) {
    return k < text.size() ? static_cast<unsigned char>(text[k]) & 0x3Fu : 0u;
  };
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) return text[i++] & 0x7F;
  const std::size_t at = i;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  i = at + size < text.size() ? at + size : text.size();
  if (size == 2) return ((lead & 0x1Fu) << 6) | byte(at + 1);
  if (size == 3) return ((lead & 0x0Fu) << 12) | (byte(at + 1) << 6) | byte(at + 2);
  if (size == 4)
    return ((lead & 0x07u) << 18) | (byte(at + 1) << 12) | (byte(at + 2) << 6) | byte(at + 3);
  return 0xFFFD;
}

// The start of the character that ends before text[i]; i > 0.
inline std::size_t previous_border(std::string_view text, std::size_t i) {
  do --i;
  while (i > 0 && is_trail(text[i]));
  return i;
}

// Appends a character; surrogates and values above U+10FFFF become U+FFFD.
void append_char(char32_t c, std::string& out);

// True when a whole valid character begins at text[i].
bool is_valid_at(std::string_view text, std::size_t i);

// Offset of the first byte that begins no valid character, or npos. Linear.
std::size_t first_invalid_byte(std::string_view text);

// Number of characters (code points) of valid UTF-8.
std::size_t count_chars(std::string_view text);

}  // namespace jernih
