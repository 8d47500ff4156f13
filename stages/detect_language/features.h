// What the model looks at in a word: what is known about it, and its character n-grams.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "stages/detect_language/evidence.h"
#include "stages/detect_language/word_hints.h"

namespace jernih::detect_language {

// Rows with a meaning of their own; hashed n-grams share those from kReservedRows on.
inline constexpr std::uint32_t kBiasRow = 0;
inline constexpr std::uint32_t kDictionaryRow = 1;  // + Evidence::dictionary
inline constexpr std::uint32_t kFunctionRow =
    kDictionaryRow + (1u << kDictionaryBits);                     // + bit number
inline constexpr std::uint32_t kMarkerRow = kFunctionRow + 4;     // + label
inline constexpr std::uint32_t kLevelRow = kMarkerRow + kLabels;  // + 8 × language + level
inline constexpr std::uint32_t kNearRow = kLevelRow + kHintLanguages * kHintLevels;  // + near level
inline constexpr std::uint32_t kRareRow = kNearRow + kNearLevels;  // in no list of frequent words
inline constexpr std::uint32_t kReservedRows = kRareRow + 1;

inline constexpr std::size_t kMostKnown = 80;  // reserved rows of one word
inline constexpr std::size_t kMostGrams = 140;

// The rows that a word switches on. Those of n-grams count 1/√n together.
class Features {
 public:
  // Refills: character n-grams (2–5) of ^word$ and the word itself; words beyond 32 characters are
  // cut. `hint` is of WordHints; `rows` is the model's number of rows, reserved ones included.
  void read(std::string_view folded, const Evidence& evidence, std::uint32_t hint,
            std::uint32_t rows);

  std::span<const std::uint32_t> known() const { return {known_.data(), known_count_}; }
  std::span<const std::uint32_t> grams() const { return {grams_.data(), gram_count_}; }

 private:
  void read_known(const Evidence& evidence, std::uint32_t hint);
  void add_known(std::uint32_t row) { known_[known_count_++] = row; }

  std::array<std::uint32_t, kMostKnown> known_;
  std::array<std::uint32_t, kMostGrams> grams_;
  std::size_t known_count_ = 0;
  std::size_t gram_count_ = 0;
};

}  // namespace jernih::detect_language
