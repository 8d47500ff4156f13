// The form under which words are looked up, and its hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jernih {

// Appends the folded form of UTF-8 `surface`: full case folding (Unicode, no locale), and every
// apostrophe (’ ‘ ʼ ´ `) as '. ASCII costs one pass; the rest goes through ICU.
void fold(std::string_view surface, std::string& out);

// XXH3 (64 bits) of a form that is folded already.
std::uint64_t hash_folded(std::string_view folded);

// hash_folded(fold(surface)) without allocation for ASCII up to 256 bytes.
std::uint64_t word_hash(std::string_view surface);

// The hash of a sequence of words: fold over the hashes of its words, beginning with kNoWords.
inline constexpr std::uint64_t kNoWords = 0x9E3779B97F4A7C15ull;
constexpr std::uint64_t extend_hash(std::uint64_t sequence, std::uint64_t word) {
  const std::uint64_t turned = (sequence << 23) | (sequence >> 41);
  return (turned ^ word) * 0xD6E8FEB86659FD93ull;
}

// The first slot to look at for `hash` in a table of `slots` slots (Lemire's multiply-shift): any
// size will do, so tables can be four fifths full. It uses the upper bits; checks use the lower
// half.
constexpr std::size_t first_slot(std::uint64_t hash, std::size_t slots) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::size_t>((static_cast<Wide>(hash) * slots) >> 64);
}

}  // namespace jernih
