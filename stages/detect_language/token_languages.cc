// Viterbi over two or three languages.
#include "stages/detect_language/token_languages.h"

#include <algorithm>
#include <cmath>

namespace jernih::detect_language {
namespace {

constexpr float kSwitchCost = 0.9f;
constexpr float kSegmentPull = 0.35f;  // how much the segment's chances count for each word
constexpr float kLeastChance = 0.02f;
constexpr float kThirdChance = 0.8f;  // a third language takes part only when this likely
constexpr float kNever = -1e6f;
constexpr float kUndecided = 0.6f;
constexpr std::uint32_t kShortest = 3;  // bytes: shorter words are letters and units
constexpr Language kMalay{"ms"};

}  // namespace

void TokenLanguages::assign(Document& doc, const Segment& segment, const Candidates& candidates,
                            std::span<const SeenWord> words) {
  const std::span<Token> tokens(doc.tokens.data() + segment.first_token, segment.token_count);
  labels_ = candidates.labels;
  for (std::size_t s = 0; s < kMostStates; ++s) languages_[s] = model_->labels()[labels_[s]];
  read_pull(candidates);
  const std::size_t best = candidates.best();
  is_undecided_ = candidates.chances[best] < kUndecided;
  gain_ = 0;
  stretches_.clear();
  if (best < kIdLabel + 2 && agrees(best, words)) {
    path_.assign(words.size(), static_cast<std::uint8_t>(best));
    set_languages(doc, tokens, words);
    return;
  }
  read_logits(doc, tokens, words);
  states_ == 2 ? find_path<2>() : find_path<3>();
  set_languages(doc, tokens, words);
  collect(tokens, words);
}

void TokenLanguages::read_pull(const Candidates& candidates) {
  states_ = candidates.chances[2] < kThirdChance ? 2 : 3;
  for (std::size_t s = 0; s < states_; ++s)
    pull_[s] = kSegmentPull * std::log(std::max(candidates.chances[s], kLeastChance));
  // Malay and Indonesian share their words: no text changes from one to the other and back.
  if (states_ == 3 && languages_[2] == kMalay) pull_[kIdLabel] = kNever;
}

// True when every word is likeliest in this one language: the usual case, found without a path.
bool TokenLanguages::agrees(std::size_t state, std::span<const SeenWord> words) const {
  if (states_ > 2) return false;
  const std::size_t other = 1 - state;
  const float factor = model_->header().sharpness[0] / kOne;
  const auto least = static_cast<int>(std::ceil((pull_[other] - pull_[state]) / factor)) +
                     model_->bias()[other] - model_->bias()[state];
  const int sign = state == kIdLabel ? 1 : -1;
  return std::all_of(words.begin(), words.end(),
                     [&](const SeenWord& word) { return sign * (word.id - word.en) >= least; });
}

void TokenLanguages::read_logits(const Document& doc, std::span<const Token> tokens,
                                 std::span<const SeenWord> words) {
  const float sharpness = model_->header().sharpness[0] / kOne;
  std::array<float, kMostStates> bias;
  for (std::size_t s = 0; s < kMostStates; ++s) bias[s] = model_->bias()[labels_[s]];
  logits_.clear();
  for (const SeenWord& word : words) {
    const float factor = sharpness * (word.like == NameLike::no ? 1 : kNameWeight);
    State& logits = logits_.emplace_back();
    logits[0] = factor * (word.id + bias[0]);
    logits[1] = factor * (word.en + bias[1]);
    if (states_ < 3) continue;
    const Token& token = tokens[word.token];
    logits[2] = factor * (scores_->all(token, doc.text(token.at))[labels_[2]] + bias[2]);
  }
}

template <std::size_t kStates>
void TokenLanguages::find_path() {
  from_.resize(logits_.size());
  State best{};
  State alone{};
  for (std::size_t i = 0; i < logits_.size(); ++i) {
    const State& here = logits_[i];
    const float most = *std::max_element(here.begin(), here.begin() + kStates);
    const float change = i == 0 ? 0 : kSwitchCost;
    State next{};
    for (std::uint8_t s = 0; s < kStates; ++s) {
      std::uint8_t origin = s;
      float reached = best[s];
      for (std::uint8_t k = 0; k < kStates; ++k) {
        if (best[k] - change <= reached) continue;
        origin = k;
        reached = best[k] - change;
      }
      const float gained = here[s] - most + pull_[s];
      from_[i][s] = origin;
      next[s] = reached + gained;
      alone[s] += gained;
    }
    best = next;
  }
  const auto last = std::max_element(best.begin(), best.begin() + kStates);
  gain_ = *last - *std::max_element(alone.begin(), alone.begin() + kStates);
  path_.resize(logits_.size());
  auto state = static_cast<std::uint8_t>(last - best.begin());
  for (std::size_t i = logits_.size(); i-- > 0;) {
    path_[i] = state;
    state = from_[i][state];
  }
}

void TokenLanguages::set_languages(const Document& doc, std::span<Token> tokens,
                                   std::span<const SeenWord> words) const {
  for (Token& t : tokens) t.language = kNoLanguage;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const SeenWord& word = words[i];
    if (word.script != 0)
      tokens[word.token].language = scores_->script(word.script);
    else if ((word.like == NameLike::no || (word.like == NameLike::perhaps && i == 0)) &&
             (word.known != 0 || !neutral_->is_neutral(doc, tokens, word.token)))
      tokens[word.token].language = language_of(i);
  }
}

bool TokenLanguages::is_mixed(Language language, bool is_near) const {
  constexpr std::uint32_t kLeastRunning = 2;
  constexpr std::uint32_t kLeastOwn = 3;
  constexpr float kLeastGain = 4;
  if (gain_ < kLeastGain) return false;
  std::uint32_t total = 0;
  std::uint32_t others = 0;
  std::uint32_t own = 0;
  std::uint32_t others_own = 0;
  bool has_stretch = false;
  for (const Stretch& s : stretches_) {
    total += s.running;
    if (s.language == language || (is_near && s.language == kIndonesian)) {
      own += s.own;
      continue;
    }
    others += s.running;
    others_own += s.own;
    has_stretch |= s.running >= kLeastRunning && s.own >= kLeastOwn;
  }
  // Nobody's by its chances, and both have words that the other cannot have.
  if (is_undecided_ && own > 0 && others_own > 0) return true;
  return has_stretch && others * 3 >= total && total - others >= kLeastRunning;
}

// Misspelt and unknown words between Indonesian ones look English; English is what its dictionary
// has and Indonesian does not. Function words count double: no list of terms has them.
std::uint32_t TokenLanguages::own(const SeenWord& word, const Token& token, Language language) {
  const int function = word.known >> kFunctionBit;
  if (token.at.end - token.at.begin < kShortest && function == 0) return 0;
  if (language == kIndonesian) {
    const bool is_function = (function & (Evidence::kFunctionId | Evidence::kSlangId)) != 0;
    return word.id - word.en < kOne ? 0 : 1 + is_function;
  }
  if (!(language == kEnglish)) return 1;
  const bool is_function = (function & Evidence::kFunctionEn) != 0;
  const bool is_english = is_function || (word.known & kEnglishWord) != 0;
  return !is_english || word.en - word.id < kOne ? 0 : 1 + is_function;
}

void TokenLanguages::collect(std::span<const Token> tokens, std::span<const SeenWord> words) {
  const bool has_lower = std::any_of(words.begin(), words.end(), [&](const SeenWord& w) {
    return tokens[w.token].letters == LetterCase::lower;
  });
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Token& token = tokens[words[i].token];
    const Language language = language_of(i);
    if (stretches_.empty() || !(stretches_.back().language == language))
      stretches_.push_back({token.at, language});
    stretches_.back().at.end = token.at.end;
    if (token.language.empty()) continue;
    ++stretches_.back().words;
    // The capital of the first word says nothing, nor does that of "I".
    const bool is_first = i == 0 && words[i].like == NameLike::no;
    const bool is_titled =
        (token.letters == LetterCase::capitalised && !is_first) ||
        (token.letters == LetterCase::upper && has_lower && token.at.end - token.at.begin > 1);
    if (is_titled) continue;
    ++stretches_.back().running;
    const bool is_joined =
        words[i].token + 1 < tokens.size() && tokens[words[i].token + 1].at.begin == token.at.end;
    const bool is_letter = token.at.end - token.at.begin == 1 && is_joined;  // "I-download"
    if (!is_letter) stretches_.back().own += own(words[i], token, language);
  }
}

}  // namespace jernih::detect_language
