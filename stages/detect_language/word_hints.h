// In which of the languages that Indonesian pages mix a word is common, and whether Malay or
// Indonesian uses it more: what lists of frequent words say, four bytes a word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/hash.h"

namespace jernih::detect_language {

// A slot: 13 bits of the word's hash, five levels of three bits, four bits Malay or Indonesian.
//
//     31          19 18   16 15   13 12   10 9     7 6     4 3      0
//     [ check      ][ id    ][ en    ][ ms   ][ tl   ][ nl   ][ near  ]
//
// A level of 7 stands for the language that uses the word most, less for those that use it less;
// a slot of 0 is empty.
inline constexpr std::size_t kHintLanguages = 5;
inline constexpr std::array<const char*, kHintLanguages> kHintCodes = {"id", "en", "ms", "tl",
                                                                       "nl"};
inline constexpr std::uint32_t kHintLevels = 8;
inline constexpr std::uint32_t kNearLevels = 16;
inline constexpr std::uint32_t kNearMiddle = kNearLevels / 2;
inline constexpr std::uint32_t kHintMask = (1u << 19) - 1;

constexpr std::uint32_t hint_level(std::uint32_t hint, std::size_t language) {
  return hint >> (16 - 3 * language) & (kHintLevels - 1);
}
constexpr std::uint32_t near_level(std::uint32_t hint) { return hint & (kNearLevels - 1); }
constexpr std::uint32_t hint_check(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash & 0x1FFF) << 19;
}

// Of a folded word. Model files are made of it, so it is not the hash of lexicons/tables/fold.h,
// which may change.
inline std::uint64_t hint_hash(std::string_view folded) {
  std::uint64_t h = 0xCBF29CE484222325ull;
  for (const char c : folded) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  h = (h ^ (h >> 32)) * 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 29);
}

// Open addressing by hint_hash. A view; one unknown word in a few thousand is taken for a known
// one.
class WordHints {
 public:
  WordHints() = default;
  explicit WordHints(std::span<const std::uint32_t> slots) : slots_(slots) {}

  // 0: the word is in no list.
  std::uint32_t of(std::uint64_t hash) const {
    if (slots_.empty()) return 0;
    for (std::size_t i = first_slot(hash, slots_.size());;) {
      const std::uint32_t slot = slots_[i];
      if (slot == 0) return 0;
      if ((slot & ~kHintMask) == hint_check(hash)) return slot & kHintMask;
      if (++i == slots_.size()) i = 0;
    }
  }

 private:
  std::span<const std::uint32_t> slots_;
};

}  // namespace jernih::detect_language
