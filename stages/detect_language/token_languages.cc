// Viterbi over three languages: see the header.
#include "stages/detect_language/token_languages.h"

#include <algorithm>
#include <cmath>

namespace jernih::detect_language {
namespace {

constexpr float kSwitchCost = 0.9f;
constexpr float kSegmentPull = 0.35f;  // how much the segment's chances count for each word
constexpr float kNameWeight = 0.25f;
constexpr float kLeastChance = 0.02f;
constexpr float kThirdChance = 0.8f;  // a third language takes part only when this likely
constexpr float kNever = -1e6f;
constexpr Language kMalay{"ms"};

}  // namespace

void TokenLanguages::assign(Document& doc, const Segment& segment, const Candidates& candidates) {
  const std::span<Token> tokens(doc.tokens.data() + segment.first_token, segment.token_count);
  labels_ = candidates.labels;
  pull_ = pull_of(candidates);
  read_words(doc, tokens);
  const std::size_t best = candidates.best();
  gain_ = 0;
  if (pull_[best] > kNever && agrees(best)) {
    path_.assign(words_.size(), static_cast<std::uint8_t>(best));
  } else {
    find_path();
  }
  set_languages(tokens);
  collect(tokens);
}

// One look-up per word; the rest works on what was read here.
void TokenLanguages::read_words(const Document& doc, std::span<const Token> tokens) {
  words_.clear();
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) continue;
    const WordScore& score = scores_->of(tokens[i], doc.text(tokens[i].at));
    Word word;
    word.token = i;
    word.like = name_like(tokens[i], score);
    word.script = score.script;
    for (std::size_t s = 0; s < kStates; ++s)
      word.logits[s] = score.logits[labels_[s]] + model_->bias()[labels_[s]];
    words_.push_back(word);
  }
}

TokenLanguages::State TokenLanguages::pull_of(const Candidates& candidates) const {
  State out;
  for (std::size_t s = 0; s < kStates; ++s)
    out[s] = kSegmentPull * std::log(std::max(candidates.chances[s], kLeastChance));
  if (candidates.chances[2] < kThirdChance) out[2] = kNever;
  // Malay and Indonesian share their words: no text changes from one to the other and back.
  else if (model_->labels()[labels_[2]] == kMalay)
    out[0] = kNever;
  return out;
}

// True when every word is likeliest in this one language: the usual case, found without a path.
bool TokenLanguages::agrees(std::size_t state) const {
  const float factor = model_->header().sharpness[0] / kOne;
  State least;
  for (std::size_t s = 0; s < kStates; ++s) least[s] = (pull_[s] - pull_[state]) / factor;
  return std::all_of(words_.begin(), words_.end(), [&](const Word& word) {
    const auto own = static_cast<float>(word.logits[state]);
    bool all = true;
    for (std::size_t s = 0; s < kStates; ++s)
      all &= own - static_cast<float>(word.logits[s]) >= least[s];
    return all;
  });
}

void TokenLanguages::find_path() {
  from_.clear();
  State best{};
  State alone{};
  const float factor = model_->header().sharpness[0] / kOne;
  for (const Word& word : words_) {
    const float weight = word.like == NameLike::no ? 1 : kNameWeight;
    State here;
    for (std::size_t s = 0; s < kStates; ++s)
      here[s] = weight * factor * static_cast<float>(word.logits[s]);
    const float most = *std::max_element(here.begin(), here.end());
    State next;
    std::array<std::uint8_t, kStates> from{};
    for (std::uint8_t s = 0; s < kStates; ++s) {
      std::uint8_t origin = s;
      for (std::uint8_t k = 0; k < kStates; ++k)
        if (best[k] - kSwitchCost > best[origin] - (origin == s ? 0 : kSwitchCost)) origin = k;
      const float gained = here[s] - most + pull_[s];
      from[s] = origin;
      next[s] = best[origin] - (origin == s || from_.empty() ? 0 : kSwitchCost) + gained;
      alone[s] += gained;
    }
    best = next;
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
}

void TokenLanguages::set_languages(std::span<Token> tokens) {
  for (Token& t : tokens) t.language = kNoLanguage;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Word& word = words_[i];
    if (!word.script.empty())
      tokens[word.token].language = word.script;
    else if (word.like == NameLike::no || (word.like == NameLike::perhaps && i == 0))
      tokens[word.token].language = model_->labels()[labels_[path_[i]]];
  }
}

void TokenLanguages::collect(std::span<const Token> tokens) {
  stretches_.clear();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Token& token = tokens[words_[i].token];
    const Language language = model_->labels()[labels_[path_[i]]];
    if (stretches_.empty() || !(stretches_.back().language == language))
      stretches_.push_back({token.at, language});
    stretches_.back().at.end = token.at.end;
    if (token.language.empty()) continue;
    ++stretches_.back().words;
    if (token.letters != LetterCase::capitalised) ++stretches_.back().running;
  }
}

}  // namespace jernih::detect_language
