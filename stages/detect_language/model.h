// The linear model: hashed character n-grams and lexicon evidence of a word, weighed per label.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "stages/detect_language/features.h"

namespace jernih::detect_language {

// The file: ModelHeader, the slots of WordHints, then rows × kLabels weights of one byte each.
// A weight is
// stored with 128 added. Little endian. The first two labels are Indonesian and English.
struct ModelHeader {
  static constexpr std::uint64_t kMagic = 0x37'4D'41'48'41'42'4A'4Aull;  // "JJBAHAM7"
  std::uint64_t magic = kMagic;
  std::uint32_t rows = 0;  // reserved ones first
  std::uint32_t hints = 0;
  float unit = 0;                    // what a weight of 1 is worth
  std::uint32_t near = 0;            // bit i: label i shares most of its words with Indonesian
  std::array<float, 8> sharpness{};  // of logits, by how much evidence there is (see judge)
  std::array<float, 8>
      home{};  // added to Indonesian and English, likewise: pages are mostly theirs
  std::array<float, 8> trust{};        // confidence: its logit × this, likewise
  std::array<float, kLabels> prior{};  // added to sharpened logits: pages are not as the training
  std::array<std::array<char, 8>, kLabels> codes{};
};

inline constexpr std::size_t kIdLabel = 0;
inline constexpr std::size_t kEnLabel = 1;

// Logits of a word in units of 1/kOne, ready to be added up.
inline constexpr int kOne = 256;
using Scores = std::array<std::int16_t, kLabels>;

class Model {
 public:
  // `bytes` (4-byte aligned) must outlive this; std::runtime_error when it is no model.
  explicit Model(std::string_view bytes);

  const Labels& labels() const { return labels_; }
  const ModelHeader& header() const { return header_; }
  const WordHints& hints() const { return hints_; }
  Scores score(const Features& features) const { return score(features.known(), features.grams()); }
  const Scores& bias() const { return bias_; }

 private:
  Scores score(std::span<const std::uint32_t> known, std::span<const std::uint32_t> grams) const;
  // Of the rows, each weight still with its 128.
  using Sum = std::array<std::uint16_t, kLabels>;
  Sum sum(std::span<const std::uint32_t> rows) const;

  ModelHeader header_;
  Labels labels_;
  Scores bias_{};
  WordHints hints_;
  std::span<const std::uint8_t> weights_;
};

}  // namespace jernih::detect_language
