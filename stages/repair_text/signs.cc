// Signs: see the header.
#include "stages/repair_text/signs.h"

#include <cstdint>
#include <cstring>

#include "pipeline/model/utf8.h"

namespace jernih::repair {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101ull;
constexpr std::uint64_t kHighs = 0x8080808080808080ull;

// The high bit of each byte that is zero (bytes above may be marked falsely; never missed).
constexpr std::uint64_t zero_bytes(std::uint64_t w) { return (w - kOnes) & ~w & kHighs; }

// Non-zero when one of the eight bytes needs a look: beyond ASCII, & \ DEL, or below 0x20.
constexpr std::uint64_t odd_bytes(std::uint64_t w) {
  return (w & kHighs) | zero_bytes(w ^ kOnes * '&') | zero_bytes(w ^ kOnes * '\\') |
         zero_bytes(w ^ kOnes * 0x7F) | ((w - kOnes * 0x20) & ~w & kHighs);
}

// Looks at the character at text[i]; its size.
std::size_t look_at(std::string_view text, std::size_t i, Signs& signs) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) {
    signs.ampersand |= byte == '&';
    signs.backslash |= byte == '\\';
    signs.control |= byte == 0x7F || (byte < 0x20 && (byte < 9 || byte > 13));
    return 1;
  }
  signs.high = true;
  const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
  const auto at = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  signs.control |= byte == 0xC2 && at(1) < 0xA0;
  signs.high_pair |= at(size) >= 0x80 || (byte == 0xC3 && at(1) == 0x83);
  return size;
}

}  // namespace

Signs look_for_signs(std::string_view text) {
  Signs signs;
  std::size_t i = 0;
  while (i < text.size()) {
    while (i + 8 <= text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, sizeof word);
      if (odd_bytes(word) != 0) break;
      i += 8;
    }
    const std::size_t stop = i + 8 < text.size() ? i + 8 : text.size();
    while (i < stop) i += look_at(text, i, signs);
  }
  return signs;
}

}  // namespace jernih::repair
