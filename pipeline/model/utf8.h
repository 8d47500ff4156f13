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

// The character at text[i], i < text.size(); moves i behind it. A byte that begins none (stray, cut
// short, a longer form than its character needs) is a character by itself, U+FFFD, so that it is
// never taken for a space or a mark; surrogates are read as they stand.
inline char32_t next_char(std::string_view text, std::size_t& i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) return text[i++] & 0x7F;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  char32_t c = lead & (size == 2 ? 0x1Fu : size == 3 ? 0x0Fu : 0x07u);
  bool is_whole = size > 1 && size <= text.size() - i;
  for (std::size_t k = 1; k < size && is_whole; ++k) {
    is_whole = is_trail(text[i + k]);
    c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};  // of so many bytes
  if (!is_whole || c < kLeast[size]) {
    ++i;
    return 0xFFFD;
  }
  i += size;
  return c;
}

// The start of the character that ends before text[i]; i > 0. Looks at four bytes at most.
inline std::size_t previous_border(std::string_view text, std::size_t i) {
  for (std::size_t size = 1; size <= 4 && size <= i; ++size) {
    if (is_trail(text[i - size])) continue;
    std::size_t end = i - size;
    next_char(text, end);
    return end == i ? i - size : i - 1;
  }
  return i - 1;
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
