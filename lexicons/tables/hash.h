// Hashes of sequences of words, and where a hash stands in a table.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jernih {

// The hash of a sequence of words: a fold over the hashes of its words, beginning with kNoWords.
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
