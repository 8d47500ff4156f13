// Chances of the labels on the page, as logits against those of any page.
#include "stages/detect_language/page_context.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jernih::detect_language {
namespace {

constexpr float kBase = 8;  // words that the chances of any page weigh

// Before any page: a third each for Indonesian and English, the rest for all others.
constexpr float base(std::size_t label) {
  return label <= kEnLabel ? 0.33f : 0.34f / (kLabels - 2);
}

}  // namespace

void PageContext::prepare() {
  total_ = kBase + std::accumulate(seen_.begin(), seen_.end(), 0.0f);
  for (std::size_t l = 0; l < kLabels; ++l) logits_[l] = logit(l, seen_[l]);
}

bool PageContext::is_home(Testimony own, float least) const {
  constexpr float kMostAbroad = 0.4f;  // of what is at home
  const float home = seen_[kIdLabel] + seen_[kEnLabel] - (own.label <= kEnLabel ? own.weight : 0);
  const float all = total_ - kBase - own.weight;
  return home >= least && all - home <= kMostAbroad * home;
}

float PageContext::logit(std::size_t label, float seen) const {
  const float chance = (std::max(seen, 0.0f) + kBase * base(label)) / total_;
  return std::log(std::max(chance, 1e-4f) / base(label));
}

void PageContext::add_to(std::array<float, kLabels>& logits, float share, Testimony own,
                         std::initializer_list<Testimony> neighbours) const {
  for (std::size_t l = 0; l < kLabels; ++l) logits[l] += share * logits_[l];
  const auto seen_without_own = [&](std::size_t label) {
    float seen = seen_[label] - (own.label == label ? own.weight : 0);
    for (const Testimony& n : neighbours) seen += n.label == label ? n.weight : 0;
    return seen;
  };
  std::uint32_t done = 0;
  const auto correct = [&](std::size_t label) {
    if ((done >> label & 1) != 0) return;
    done |= 1u << label;
    logits[label] += share * (logit(label, seen_without_own(label)) - logits_[label]);
  };
  correct(own.label);
  for (const Testimony& n : neighbours) correct(n.label);
}

}  // namespace jernih::detect_language
