// The form under which words are looked up, and its hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/bytes16.h"

namespace jernih {

// Appends the folded form of UTF-8 `surface`: full case folding (Unicode, no locale), and every
// apostrophe (’ ‘ ʼ ´ `) as '. ASCII costs one pass; the rest goes through ICU.
void fold(std::string_view surface, std::string& out);

// The hash of a form that is folded already: hash_short up to 16 bytes, XXH3 (64 bits) beyond.
std::uint64_t hash_folded(std::string_view folded);

// The hash of 1 to 16 folded bytes with zeros behind them. No branch, no memory: tokenise computes
// it while it scans. Two rounds of a 128-bit product, as in wyhash.
inline std::uint64_t hash_short(const Bytes16& folded, std::size_t size) {
  __extension__ using Wide = unsigned __int128;
  const auto fold_product = [](std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  const auto [low, high] = folded.halves();
  const std::uint64_t first =
      fold_product(low ^ 0xA0761D6478BD642Full, high ^ 0xE7037ED1A0B428DBull);
  return fold_product(first ^ size, 0x8EBC6AF09C88C6E3ull);
}

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
