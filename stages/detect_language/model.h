// The linear model: hashed character n-grams and lexicon evidence of a word, weighed per label.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stages/detect_language/evidence.h"

namespace jernih::detect_language {

// The file: ModelHeader, then rows × kLabels weights of one byte each. Little endian.
struct ModelHeader {
  static constexpr std::uint64_t kMagic = 0x32'4D'41'48'41'42'4A'4Aull;  // "JJBAHAM2"
  std::uint64_t magic = kMagic;
  std::uint32_t rows = 0;            // reserved ones first
  float unit = 0;                    // what a weight of 1 is worth
  std::array<float, 8> sharpness{};  // confidence: logits × this, by how much evidence (see judge)
  std::array<float, kLabels> prior{};  // added to sharpened logits: pages are not as the training
  std::array<std::array<char, 8>, kLabels> codes{};
};

// Rows with a meaning of their own; hashed n-grams share those from kReservedRows on.
inline constexpr std::uint32_t kBiasRow = 0;
inline constexpr std::uint32_t kDictionaryRow = 1;                  // + Evidence::dictionary
inline constexpr std::uint32_t kFunctionRow = kDictionaryRow + 32;  // + bit number
inline constexpr std::uint32_t kMarkerRow = kFunctionRow + 4;       // + label
inline constexpr std::uint32_t kReservedRows = kMarkerRow + kLabels;

// The rows that a word switches on. Those of n-grams count 1/√n together.
struct Features {
  std::vector<std::uint32_t> reserved;
  std::vector<std::uint32_t> grams;
};
// Character n-grams (1–5) of ^word$ and the word itself; words beyond 32 characters are cut.
void word_features(std::string_view folded, const Evidence& evidence, std::uint32_t rows,
                   Features& out);

// Logits of a word in units of 1/kOne, ready to be added up.
inline constexpr int kOne = 256;
using Scores = std::array<std::int16_t, kLabels>;

class Model {
 public:
  // `bytes` must outlive this; std::runtime_error when it is no model.
  explicit Model(std::string_view bytes);

  const Labels& labels() const { return labels_; }
  const ModelHeader& header() const { return header_; }
  Scores score(const Features& features) const;
  const Scores& bias() const { return bias_; }

 private:
  ModelHeader header_;
  Labels labels_;
  Scores bias_{};
  std::span<const std::int8_t> weights_;
};

}  // namespace jernih::detect_language
