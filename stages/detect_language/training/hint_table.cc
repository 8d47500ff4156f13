// Levels of frequency and their bits.
#include "stages/detect_language/training/hint_table.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace jernih::detect_language {
namespace {

constexpr std::size_t kId = 0;  // in kHintCodes
constexpr std::size_t kMs = 2;
constexpr double kUnseen = 12;      // of 10^9: what neither lists nor texts have
constexpr double kStepsPerE = 0.9;  // `near` levels per factor of e

// By how many times less often than in the language that uses the word most.
std::uint32_t level_of(double count, double most) {
  constexpr std::array<double, 7> kTimes = {1.6, 4, 10, 30, 100, 400, 2000};
  const double times = most / std::max(count, kUnseen);
  return static_cast<std::uint32_t>(kTimes.end() -
                                    std::lower_bound(kTimes.begin(), kTimes.end(), times));
}

std::uint32_t near_of(const std::array<double, kHintLanguages>& counts) {
  if (counts[kMs] <= 0 && counts[kId] <= 0) return kNearMiddle;
  const double ratio = std::log((counts[kMs] + kUnseen) / (counts[kId] + kUnseen));
  const double level = std::round(ratio * kStepsPerE) + kNearMiddle;
  return static_cast<std::uint32_t>(std::clamp(level, 0.0, double{kNearLevels - 1}));
}

std::uint32_t hint_of(const std::array<double, kHintLanguages>& counts) {
  const double most = *std::max_element(counts.begin(), counts.end());
  std::uint32_t out = near_of(counts);
  for (std::size_t i = 0; i < kHintLanguages; ++i) out |= level_of(counts[i], most) << (16 - 3 * i);
  return out;
}

}  // namespace

void HintTable::add(std::string_view language, const std::string& word, double count) {
  for (std::size_t i = 0; i < kHintLanguages; ++i)
    if (language == kHintCodes[i]) counts_[word][i] += count;
}

std::vector<std::uint32_t> HintTable::slots() const {
  std::vector<std::uint32_t> out(std::bit_ceil(counts_.size() * 8 / 7 + 1));
  for (const auto& [word, counts] : counts_) {
    const std::uint64_t hash = hint_hash(word);
    std::size_t i = first_slot(hash, out.size());
    while (out[i] != 0) i = (i + 1) % out.size();
    out[i] = hint_check(hash) | hint_of(counts);
  }
  return out;
}

}  // namespace jernih::detect_language
