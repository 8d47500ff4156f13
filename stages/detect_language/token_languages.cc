// Viterbi over three languages: see the header.
#include "stages/detect_language/token_languages.h"

#include <algorithm>
#include <cmath>

namespace jernih::detect_language {
namespace {

constexpr float kSwitchCost = 1.6f;
constexpr float kSegmentPull = 0.35f;  // how much the segment's chances count for each word
constexpr float kLeastChance = 0.02f;
constexpr float kThirdChance = 0.5f;  // a third language takes part only when this likely
constexpr float kNever = -1e6f;
constexpr Language kMalay{"ms"};

// Names have no language. A first word's capital says nothing; what both know as a name does.
bool is_name(const Token& token, const WordScore& score, bool is_first) {
  if (!looks_like_name(token, score)) return false;
  return !is_first || (score.dictionary & (kIndonesianName | kEnglishName)) != 0;
}

}  // namespace

void TokenLanguages::assign(Document& doc, const Segment& segment, const Chances& chances) {
  const std::span<Token> tokens(doc.tokens.data() + segment.first_token, segment.token_count);
  std::size_t third = known_.other;
  for (std::size_t i = 0; i < kLabels; ++i)
    if (i != known_.id && i != known_.en && chances[i] > chances[third]) third = i;
  labels_ = {known_.id, known_.en, third};
  State pull;
  for (std::size_t s = 0; s < kStates; ++s)
    pull[s] = kSegmentPull * std::log(std::max(chances[labels_[s]], kLeastChance));

  if (chances[third] < kThirdChance) pull[2] = kNever;
  // Malay and Indonesian share their words: no text changes from one to the other and back.
  if (pull[2] != kNever && model_->labels()[third] == kMalay) pull[0] = kNever;
  State alone{};
  words_.clear();
  from_.clear();
  State best{};
  const float factor = model_->header().sharpness[0] / kOne;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    const WordScore& score = scores_->of(tokens[i], doc.text(tokens[i].at));
    const float weight = looks_like_name(tokens[i], score) ? 0.25f : 1;
    State here;
    for (std::size_t s = 0; s < kStates; ++s)
      here[s] = weight * factor *
                static_cast<float>(score.logits[labels_[s]] + model_->bias()[labels_[s]]);
    const float most = *std::max_element(here.begin(), here.end());
    float sum = 0;
    for (const float x : here) sum += std::exp(x - most);
    State next;
    std::array<std::uint8_t, kStates> from{};
    for (std::uint8_t s = 0; s < kStates; ++s) {
      std::uint8_t origin = s;
      for (std::uint8_t k = 0; k < kStates; ++k)
        if (best[k] - kSwitchCost > best[origin] - (origin == s ? 0 : kSwitchCost)) origin = k;
      from[s] = origin;
      next[s] = best[origin] - (origin == s || words_.empty() ? 0 : kSwitchCost) + here[s] - most -
                std::log(sum) + pull[s];
    }
    for (std::size_t s = 0; s < kStates; ++s) alone[s] += here[s] - most - std::log(sum) + pull[s];
    best = next;
    words_.push_back(i);
    from_.push_back(from);
  }
  gain_ =
      *std::max_element(best.begin(), best.end()) - *std::max_element(alone.begin(), alone.end());
  path_.resize(words_.size());
  auto state = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = words_.size(); i-- > 0;) {
    path_[i] = state;
    state = from_[i][state];
  }
  set_languages(doc, tokens);
  collect(tokens);
}

void TokenLanguages::set_languages(Document& doc, std::span<Token> tokens) {
  for (Token& t : tokens) t.language = kNoLanguage;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    Token& token = tokens[words_[i]];
    if (!is_name(token, scores_->of(token, doc.text(token.at)), i == 0))
      token.language = model_->labels()[labels_[path_[i]]];
  }
}

void TokenLanguages::collect(std::span<const Token> tokens) {
  stretches_.clear();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Token& token = tokens[words_[i]];
    const Language language = model_->labels()[labels_[path_[i]]];
    if (stretches_.empty() || !(stretches_.back().language == language))
      stretches_.push_back({token.at, language, 0});
    stretches_.back().at.end = token.at.end;
    stretches_.back().words += token.language.empty() ? 0 : 1;
  }
}

}  // namespace jernih::detect_language
