// Weighted sum of word scores, sharpened by how much was seen: see the header.
#include "stages/detect_language/judge.h"

#include <algorithm>
#include <cmath>

namespace jernih::detect_language {
namespace {

constexpr float kNameWeight = 0.25f;
constexpr std::size_t kAhead = 4;     // tokens
constexpr float kNamesAlone = -1.5f;  // names of all peoples stand on Indonesian and English pages

}  // namespace

KnownLabels::KnownLabels(const Labels& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kIndonesian) id = i;
    if (labels[i] == kEnglish) en = i;
    if (labels[i] == kOtherLanguage) other = i;
  }
}

Candidates candidates(const std::array<float, kLabels>& logits, const KnownLabels& known) {
  constexpr float kNothing = -20;  // e^-20 adds nothing to a sum that holds a 1
  const float most = *std::max_element(logits.begin(), logits.end());
  std::array<float, kLabels> chances;
  float sum = 0;
  for (std::size_t i = 0; i < kLabels; ++i) {
    const float below = logits[i] - most;
    sum += chances[i] = below < kNothing ? 0 : std::exp(below);
  }
  std::size_t third = known.other;
  for (std::size_t i = 0; i < kLabels; ++i)
    if (i != known.id && i != known.en && chances[i] > chances[third]) third = i;
  return {{static_cast<std::uint8_t>(known.id), static_cast<std::uint8_t>(known.en),
           static_cast<std::uint8_t>(third)},
          {chances[known.id] / sum, chances[known.en] / sum, chances[third] / sum}};
}

// As the trainer fitted it for texts of 1, 2, 3, ≤ 5, ≤ 8, ≤ 12, ≤ 20 and more words.
float Judge::sharpness(float weight) const {
  constexpr std::array<float, 7> kMost = {1.5f, 2.5f, 3.5f, 5.5f, 8.5f, 12.5f, 20.5f};
  std::size_t i = 0;
  while (i < kMost.size() && weight > kMost[i]) ++i;
  return model_->header().sharpness[i];
}

namespace {

// Sums of scores and their number.
struct Sum {
  std::array<std::int32_t, kLabels> logits{};
  std::uint32_t words = 0;
  void add(const Scores& scores) {
    for (std::size_t i = 0; i < kLabels; ++i) logits[i] += scores[i];
    ++words;
  }
};

}  // namespace

Verdict Judge::operator()(const Document& doc, std::span<const Token> tokens) const {
  Verdict out;
  Sum plain;
  Sum perhaps;  // looks like names
  Sum names;
  std::uint32_t lower = 0;
  bool names_alone = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + kAhead < tokens.size()) scores_->expect(tokens[i + kAhead]);
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word) continue;
    const WordScore& score = scores_->of(token, doc.text(token.at));
    const NameLike like = name_like(token, score);
    lower += token.letters == LetterCase::lower;
    names_alone &= like != NameLike::no;
    // The capital of the first word says nothing.
    Sum& sum = like == NameLike::surely                     ? names
               : like == NameLike::perhaps && out.words > 0 ? perhaps
                                                            : plain;
    sum.add(score.logits);
    ++out.words;
  }
  if (out.words == 0) return out;
  // Where every word has a capital it is the style of the line.
  const float share = lower == 0 ? 1 : kNameWeight;
  out.weight = static_cast<float>(plain.words) + share * static_cast<float>(perhaps.words) +
               kNameWeight * static_cast<float>(names.words);
  const float factor = sharpness(out.weight) / kOne;
  const float bias = factor * std::min(1.0f, out.weight);
  for (std::size_t i = 0; i < kLabels; ++i)
    out.logits[i] = factor * (static_cast<float>(plain.logits[i]) +
                              share * static_cast<float>(perhaps.logits[i]) +
                              kNameWeight * static_cast<float>(names.logits[i])) +
                    bias * model_->bias()[i] + model_->header().prior[i] + offsets_[i];
  if (names_alone)
    for (std::size_t i = 0; i < kLabels; ++i)
      if (i != known_.id && i != known_.en) out.logits[i] += kNamesAlone;
  return out;
}

}  // namespace jernih::detect_language
