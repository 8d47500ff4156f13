// The hash of a short word while it is scanned.
#pragma once

#include <cstddef>
#include <cstdint>

#include "pipeline/model/bytes16.h"

namespace jernih {

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

}  // namespace jernih
