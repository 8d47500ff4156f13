#include "pipeline/model/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace jernih {
namespace {

// Size of the valid character at text[i], or 0 (Unicode 15, table 3-7).
std::size_t valid_size(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  const auto trail = [&](std::size_t k, unsigned low, unsigned high) {
    return at(k) >= low && at(k) <= high;
  };
  const unsigned lead = at(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return trail(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return trail(1, low, high) && trail(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return trail(1, low, high) && trail(2, 0x80, 0xBF) && trail(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

}  // namespace

void append_char(char32_t c, std::string& out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_valid_at(std::string_view text, std::size_t i) { return valid_size(text, i) > 0; }

std::size_t first_invalid_byte(std::string_view text) {
  constexpr std::uint64_t kNotAscii = 0x8080808080808080u;
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t eight = kNotAscii;
    if (i + 8 <= text.size()) std::memcpy(&eight, text.data() + i, 8);
    if ((eight & kNotAscii) == 0) {
      i += 8;
      continue;
    }
    const std::size_t size = valid_size(text, i);
    if (size == 0) return i;
    i += size;
  }
  return std::string_view::npos;
}

std::size_t count_chars(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_trail(c); }));
}

}  // namespace jernih
