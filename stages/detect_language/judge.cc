// Weighted sum of word scores over the root of the weights, sharpened by how much was seen: see the
// header.
#include "stages/detect_language/judge.h"

#include <algorithm>
#include <cmath>

namespace jernih::detect_language {
namespace {

constexpr std::int32_t kFullWeight = 4;
constexpr std::int32_t kNameWeight = 1;

}  // namespace

KnownLabels::KnownLabels(const Labels& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kIndonesian) id = i;
    if (labels[i] == kEnglish) en = i;
    if (labels[i] == kOtherLanguage) other = i;
  }
}

Chances softmax(const std::array<float, kLabels>& logits) {
  const float most = *std::max_element(logits.begin(), logits.end());
  Chances out;
  float sum = 0;
  for (std::size_t i = 0; i < kLabels; ++i) sum += out[i] = std::exp(logits[i] - most);
  for (float& x : out) x /= sum;
  return out;
}

// As the trainer fitted it for texts of 1, 2, 3, ≤ 5, ≤ 8, ≤ 12, ≤ 20 and more words.
float Judge::sharpness(float weight) const {
  constexpr std::array<float, 7> kMost = {1.5f, 2.5f, 3.5f, 5.5f, 8.5f, 12.5f, 20.5f};
  std::size_t i = 0;
  while (i < kMost.size() && weight > kMost[i]) ++i;
  return model_->header().sharpness[i];
}

Verdict Judge::operator()(const Document& doc, std::span<const Token> tokens) const {
  Verdict out;
  std::array<std::int32_t, kLabels> sum{};
  std::int32_t weights = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    const WordScore& score = scores_->of(token, doc.text(token.at));
    const bool is_name = looks_like_name(token, score);
    const std::int32_t weight = is_name ? kNameWeight : kFullWeight;
    for (std::size_t i = 0; i < kLabels; ++i) sum[i] += weight * score.logits[i];
    weights += weight;
    ++out.words;
    out.names += is_name;
    out.has_function_word |= score.function != 0;
  }
  if (out.words == 0) return out;
  out.weight = static_cast<float>(weights) / kFullWeight;
  const float factor = sharpness(out.weight) / kOne;
  const float share = factor / (kFullWeight * std::sqrt(out.weight));
  for (std::size_t i = 0; i < kLabels; ++i)
    out.logits[i] = static_cast<float>(sum[i]) * share +
                    static_cast<float>(model_->bias()[i]) * factor + allowed_[i];
  return out;
}

}  // namespace jernih::detect_language
