// Features of a word and their weights: see the header.
#include "stages/detect_language/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "lexicons/fold.h"

namespace jernih::detect_language {
namespace {

constexpr std::size_t kMaxCharacters = 32;
constexpr std::size_t kMaxGram = 5;

bool is_trail_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::uint32_t row_of(std::string_view gram, std::uint64_t seed, std::uint32_t rows) {
  std::uint64_t h = seed * 0x9E3779B97F4A7C15ull;
  for (const char c : gram) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9ull;
  h ^= h >> 32;
  const std::uint64_t range = rows - kReservedRows;
  return kReservedRows + static_cast<std::uint32_t>(((h & 0xFFFFFFFFull) * range) >> 32);
}

}  // namespace

void word_features(std::string_view folded, const Evidence& evidence, std::uint32_t rows,
                   Features& out) {
  out.reserved.clear();
  out.grams.clear();
  out.reserved.push_back(kDictionaryRow + evidence.dictionary);
  for (std::uint32_t bit = 0; bit < 4; ++bit)
    if ((evidence.function >> bit & 1) != 0) out.reserved.push_back(kFunctionRow + bit);
  for (std::uint32_t label = 0; label < kLabels; ++label)
    if ((evidence.markers >> label & 1) != 0) out.reserved.push_back(kMarkerRow + label);

  std::array<char, kMaxCharacters * 4 + 2> bytes;
  std::array<std::size_t, kMaxCharacters + 3> at;  // begin of each character of ^word$
  std::size_t size = 0;
  std::size_t n = 0;
  at[n++] = size;
  bytes[size++] = '^';
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (!is_trail_byte(folded[i])) {
      if (n > kMaxCharacters) break;
      at[n++] = size;
    }
    if (size + 1 >= bytes.size()) break;
    bytes[size++] = folded[i];
  }
  at[n++] = size;
  bytes[size++] = '$';
  at[n] = size;
  for (std::size_t from = 0; from < n; ++from)
    for (std::size_t to = from + 1; to <= std::min(n, from + kMaxGram); ++to)
      if (to - from > 1 || (from > 0 && to < n))
        out.grams.push_back(row_of({bytes.data() + at[from], at[to] - at[from]}, to - from, rows));
  if (n > kMaxGram) out.grams.push_back(row_of({bytes.data(), size}, 17, rows));
}

Model::Model(std::string_view bytes) {
  if (bytes.size() < sizeof header_) throw std::runtime_error("the language model is too short");
  std::memcpy(&header_, bytes.data(), sizeof header_);
  if (header_.magic != ModelHeader::kMagic || header_.rows <= kReservedRows ||
      bytes.size() != sizeof header_ + std::size_t{header_.rows} * kLabels)
    throw std::runtime_error("the language model is of another version; train or build again");
  weights_ = {reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof header_),
              std::size_t{header_.rows} * kLabels};
  for (std::size_t i = 0; i < kLabels; ++i) labels_[i] = Language(header_.codes[i].data());
  Features bias;
  bias.reserved.push_back(kBiasRow);
  bias_ = score(bias);
}

Scores Model::score(const Features& f) const {
  // A word has at most 160 n-grams: 16 bits hold their sum.
  std::array<std::int16_t, kLabels> reserved{};
  std::array<std::int16_t, kLabels> grams{};
  const auto add = [&](std::uint32_t row, std::array<std::int16_t, kLabels>& sum) {
    std::array<std::int8_t, kLabels> weights;  // a copy aliases nothing: the loop becomes vectors
    std::memcpy(weights.data(), weights_.data() + std::size_t{row} * kLabels, kLabels);
    for (std::size_t i = 0; i < kLabels; ++i)
      sum[i] = static_cast<std::int16_t>(sum[i] + weights[i]);
  };
  for (const std::uint32_t r : f.reserved) add(r, reserved);
  for (const std::uint32_t r : f.grams) add(r, grams);
  const float share = f.grams.empty() ? 0 : 1 / std::sqrt(static_cast<float>(f.grams.size()));
  const float unit = header_.unit * kOne;
  Scores out;
  for (std::size_t i = 0; i < kLabels; ++i) {
    const float logit =
        (static_cast<float>(reserved[i]) + static_cast<float>(grams[i]) * share) * unit;
    out[i] = static_cast<std::int16_t>(std::clamp(logit, -32000.0f, 32000.0f));
  }
  return out;
}

}  // namespace jernih::detect_language
