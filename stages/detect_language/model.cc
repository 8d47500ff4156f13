// Reads the file and adds up rows.
#include "stages/detect_language/model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace jernih::detect_language {

constexpr float kMostScore = 32000;

// Eight numbers side by side in a register (g++ and clang).
using Eight = std::uint16_t __attribute__((vector_size(16)));
static_assert(kLabels == 2 * sizeof(Eight));

Model::Model(std::string_view bytes) {
  if (bytes.size() < sizeof header_) throw std::runtime_error("the language model is too short");
  std::memcpy(&header_, bytes.data(), sizeof header_);
  const std::size_t hints = std::size_t{header_.hints} * sizeof(std::uint32_t);
  for (std::size_t i = 0; i < kLabels; ++i) labels_[i] = Language(header_.codes[i].data());
  if (header_.magic != ModelHeader::kMagic || header_.rows <= kReservedRows ||
      bytes.size() != sizeof header_ + hints + std::size_t{header_.rows} * kLabels ||
      !(labels_[kIdLabel] == kIndonesian) || !(labels_[kEnLabel] == kEnglish))
    throw std::runtime_error("the language model is of another version; train or build again");
  const char* rest = bytes.data() + sizeof header_;
  hints_ = WordHints({reinterpret_cast<const std::uint32_t*>(rest), header_.hints});
  weights_ = {reinterpret_cast<const std::uint8_t*>(rest + hints),
              std::size_t{header_.rows} * kLabels};
  bias_ = score(std::array{kBiasRow}, {});
}

// Two weights are added at a time, as one number of 16 bits: their sums are parted again from the
// sums of the upper halves. 16 bits hold the sum of 257 weights: more than a word has rows.
Model::Sum Model::sum(std::span<const std::uint32_t> rows) const {
  static_assert(std::max(kMostKnown, kMostGrams) <= 257);
  static_assert(std::endian::native == std::endian::little);
  Eight both[2] = {};
  Eight upper[2] = {};
  const std::uint8_t* weights = weights_.data();
  for (const std::uint32_t row : rows) {
    Eight pairs[2];
    std::memcpy(pairs, weights + std::size_t{row} * kLabels, kLabels);
    both[0] += pairs[0];
    both[1] += pairs[1];
    upper[0] += pairs[0] >> 8;
    upper[1] += pairs[1] >> 8;
  }
  std::array<std::uint16_t, kLabels / 2> pairs;
  std::array<std::uint16_t, kLabels / 2> odd;
  std::memcpy(pairs.data(), both, sizeof both);
  std::memcpy(odd.data(), upper, sizeof upper);
  Sum out;
  for (std::size_t i = 0; i < odd.size(); ++i) {
    out[2 * i] = static_cast<std::uint16_t>(pairs[i] - (odd[i] << 8));
    out[2 * i + 1] = odd[i];
  }
  return out;
}

Scores Model::score(std::span<const std::uint32_t> known,
                    std::span<const std::uint32_t> grams) const {
  for (const std::uint32_t r : grams)
    __builtin_prefetch(weights_.data() + std::size_t{r} * kLabels);
  const Sum known_sum = sum(known);
  const Sum gram_sum = sum(grams);
  const auto known_zero = static_cast<std::int32_t>(known.size() * 128);
  const auto gram_zero = static_cast<std::int32_t>(grams.size() * 128);
  const float unit = header_.unit * kOne;
  const float share = grams.empty() ? 0 : unit / std::sqrt(static_cast<float>(grams.size()));
  std::array<float, kLabels> logits;
  for (std::size_t i = 0; i < kLabels; ++i)
    logits[i] = static_cast<float>(known_sum[i] - known_zero) * unit +
                static_cast<float>(gram_sum[i] - gram_zero) * share;
  Scores out;
  for (std::size_t i = 0; i < kLabels; ++i) {
    const float above = logits[i] > -kMostScore ? logits[i] : -kMostScore;
    out[i] = static_cast<std::int16_t>(static_cast<int>(above < kMostScore ? above : kMostScore));
  }
  return out;
}

}  // namespace jernih::detect_language
