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

constexpr std::uint64_t kWholeWord = 17;  // the seed of whole words; n-grams have their length

constexpr std::uint64_t seeded(std::uint64_t seed) { return seed * 0x9E3779B97F4A7C15ull; }

inline std::uint64_t extended(std::uint64_t h, char c) {
  return (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
}

inline std::uint32_t row_of(std::uint64_t h, std::uint64_t range) {
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9ull;
  h ^= h >> 32;
  return kReservedRows + static_cast<std::uint32_t>(((h & 0xFFFFFFFFull) * range) >> 32);
}

// ^word$ with the begin of each of its characters.
struct Framed {
  std::array<char, kMaxCharacters * 4 + 2> bytes;
  std::array<std::uint8_t, kMaxCharacters + 4> at;  // one more than characters
  std::size_t size = 0;
  std::size_t characters = 0;
};

void frame(std::string_view folded, Framed& out) {
  out.at[out.characters++] = 0;
  out.bytes[out.size++] = '^';
  for (const char c : folded) {
    if (!is_trail_byte(c)) {
      if (out.characters > kMaxCharacters) break;
      out.at[out.characters++] = static_cast<std::uint8_t>(out.size);
    }
    if (out.size + 1 >= out.bytes.size()) break;
    out.bytes[out.size++] = c;
  }
  out.at[out.characters++] = static_cast<std::uint8_t>(out.size);
  out.bytes[out.size++] = '$';
  out.at[out.characters] = static_cast<std::uint8_t>(out.size);
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

  Framed word;
  frame(folded, word);
  const std::size_t n = word.characters;
  const std::uint64_t range = rows - kReservedRows;
  for (std::size_t from = 0; from < n; ++from) {
    const std::size_t longest = std::min(kMaxGram, n - from);
    const bool is_inner = from > 0 && from + 1 < n;
    for (std::size_t length = is_inner ? 1 : 2; length <= longest; ++length) {
      std::uint64_t h = seeded(length);
      for (std::size_t i = word.at[from]; i < word.at[from + length]; ++i)
        h = extended(h, word.bytes[i]);
      out.grams.push_back(row_of(h, range));
    }
  }
  if (n <= kMaxGram) return;
  std::uint64_t h = seeded(kWholeWord);
  for (std::size_t i = 0; i < word.size; ++i) h = extended(h, word.bytes[i]);
  out.grams.push_back(row_of(h, range));
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
