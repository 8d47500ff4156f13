// The options of detect_language, ready for use.
#pragma once

#include <array>
#include <cstdint>

#include "pipeline/options/options.h"
#include "stages/detect_language/evidence.h"

namespace jernih::detect_language {

inline constexpr float kNever = -1e4f;  // a logit that no text outweighs

struct DetectionSettings {
  // ConfigError for a language that is not among `labels`.
  static DetectionSettings read(const Options& options, const Labels& labels);

  std::array<float, kLabels> offsets{};  // added to the logits of the labels
  float threshold = 0;
  bool context = true;
  std::uint32_t minimum_letters = 1;
};

}  // namespace jernih::detect_language
