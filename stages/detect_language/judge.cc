// A weighted sum of word scores, sharpened by how much was seen.
#include "stages/detect_language/judge.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "stages/detect_language/plain_exp.h"

namespace jernih::detect_language {
namespace {

constexpr float kTitleWeight = 0.5f;       // of a capitalised word amid lower case: names have such
constexpr std::size_t kAhead = 8;          // tokens
constexpr std::uint32_t kLongestSign = 4;  // bytes of a unit or code that may look like a word
constexpr float kNamesAlone = -2;  // names of all peoples stand on Indonesian and English pages
constexpr float kCode = -100;      // amid marks of code only Indonesian and English stand a chance
constexpr std::string_view kCodeMarks = "<>{}=|;_\\";

// Sums of the scores of all words, and of those that count less: perhaps of a name, perhaps names,
// names.
template <std::size_t N>
class Tally {
 public:
  void add(const Token& token, NameLike like, const std::array<std::int16_t, N>& scores) {
    const bool is_lower = token.letters == LetterCase::lower || token.letters == LetterCase::none;
    lower_ += is_lower;
    const bool is_long = token.at.end - token.at.begin > kLongestSign;
    has_long_word_ |= like == NameLike::no && is_long;
    has_long_lower_ |= is_lower && is_long;
    has_name_ |= like != NameLike::no;
    for (std::size_t i = 0; i < N; ++i) all_[i] += scores[i];
    // The capital of the first word says nothing.
    if (like == NameLike::surely)
      names_.add(scores);
    else if (total_ > 0 && token.letters == LetterCase::capitalised)
      (like == NameLike::no ? titled_ : perhaps_).add(scores);
    else if (total_ > 0 && like == NameLike::perhaps)
      perhaps_.add(scores);
    ++total_;
  }

  std::uint32_t words() const { return total_; }
  bool has_long_word() const { return has_long_word_; }
  bool has_long_lower() const { return has_long_lower_; }
  float weight() const {
    return static_cast<float>(total_) - less(kTitleWeight) * static_cast<float>(titled_.words) -
           less(kNameWeight) * static_cast<float>(perhaps_.words) -
           (1 - kNameWeight) * static_cast<float>(names_.words);
  }

  std::array<float, N> logits(float sharpness, float home, bool is_code,
                              const std::array<float, N>& bias,
                              const std::array<float, N>& prior) const {
    const float factor = sharpness / kOne;
    const float bias_factor = factor * std::min(1.0f, weight());
    const float title = less(kTitleWeight);
    const float perhaps = less(kNameWeight);
    const float alone = (has_name_ && lower_ == 0 ? kNamesAlone : 0) + (is_code ? kCode : 0);
    std::array<float, N> out;
    for (std::size_t i = 0; i < N; ++i)
      out[i] =
          factor * (static_cast<float>(all_[i]) - title * static_cast<float>(titled_.scores[i]) -
                    perhaps * static_cast<float>(perhaps_.scores[i]) -
                    (1 - kNameWeight) * static_cast<float>(names_.scores[i])) +
          bias_factor * bias[i] + prior[i] + alone;
    out[kIdLabel] += home - alone;
    out[kEnLabel] += home - alone;
    return out;
  }

 private:
  struct Sum {
    std::array<std::int32_t, N> scores{};
    std::uint32_t words = 0;
    void add(const std::array<std::int16_t, N>& more) {
      for (std::size_t i = 0; i < N; ++i) scores[i] += more[i];
      ++words;
    }
  };
  // What a word of this weight lacks. Where every word has a capital it is the style of the line.
  float less(float weight) const { return lower_ == 0 ? 0 : 1 - weight; }

  std::array<std::int32_t, N> all_{};
  Sum titled_, perhaps_, names_;
  std::uint32_t total_ = 0;
  std::uint32_t lower_ = 0;
  bool has_long_word_ = false;
  bool has_long_lower_ = false;
  bool has_name_ = false;
};

}  // namespace

Candidates candidates(const std::array<float, kLabels>& logits) {
  constexpr std::size_t kFours = kLabels / 4;
  std::array<FourFloats, kFours> fours;
  std::memcpy(fours.data(), logits.data(), sizeof logits);
  FourFloats above = fours[0];
  for (const FourFloats& x : fours) above = x > above ? x : above;
  const float most = std::max(std::max(above[0], above[1]), std::max(above[2], above[3]));
  FourFloats sums{};
  for (FourFloats& x : fours) sums += x = plain_exp(x - most);
  const float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  std::array<float, kLabels> chances;
  std::memcpy(chances.data(), fours.data(), sizeof chances);
  std::size_t third = kLabels - 1;
  for (std::size_t i = kEnLabel + 1; i < kLabels; ++i)
    if (chances[i] > chances[third]) third = i;
  return {{kIdLabel, kEnLabel, static_cast<std::uint8_t>(third)},
          {chances[kIdLabel] / sum, chances[kEnLabel] / sum, chances[third] / sum}};
}

std::uint32_t letters(const Document& doc, std::span<const Token> tokens, std::uint32_t most) {
  std::uint32_t n = 0;
  for (const Token& t : tokens) {
    if (t.kind != TokenKind::word) continue;
    for (const char c : doc.text(t.at)) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (n >= most) break;
  }
  return n;
}

float confidence(float chance, float trust) {
  const float wrong = std::max(1 - chance, 1e-6f);
  return 1 / (1 + std::pow(wrong / std::max(chance, 1e-6f), trust));
}

bool is_sure(const Glance& glance, float sure, Candidates& out) {
  const std::array<float, kGroups>& logits = glance.logits;
  const auto best =
      static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
  if (best == kOthers) return false;
  static_assert(kGroups == 8);
  std::array<FourFloats, 2> fours;
  std::memcpy(fours.data(), logits.data(), sizeof logits);
  const FourFloats sums = plain_exp(fours[0] - logits[best]) + plain_exp(fours[1] - logits[best]);
  const float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  if (1 / sum < sure) return false;
  out = {};
  if (best > kEnLabel) out.labels[2] = static_cast<std::uint8_t>(best);
  out.chances[std::min<std::size_t>(best, 2)] = 1 / sum;
  return true;
}

Judge::Judge(const Model& model, WordScores& scores, const std::array<float, kLabels>& offsets)
    : model_(&model), scores_(&scores) {
  for (std::size_t i = 0; i < kLabels; ++i) {
    bias_[i] = model.bias()[i];
    prior_[i] = model.header().prior[i] + offsets[i];
  }
  std::copy_n(bias_.begin(), kOthers, group_bias_.begin());
  std::copy_n(prior_.begin(), kOthers, group_prior_.begin());
  group_bias_[kOthers] = *std::max_element(bias_.begin() + kOthers, bias_.end());
  group_prior_[kOthers] = *std::max_element(prior_.begin() + kOthers, prior_.end());
}

// Texts of 1, 2, 3, ≤ 5, ≤ 8, ≤ 12, ≤ 20 and more words, as the trainer parted them.
std::size_t Judge::bucket(float weight) const {
  constexpr std::array<float, 7> kMost = {1.5f, 2.5f, 3.5f, 5.5f, 8.5f, 12.5f, 20.5f};
  return static_cast<std::size_t>(std::lower_bound(kMost.begin(), kMost.end(), weight) -
                                  kMost.begin());
}

Glance Judge::glance(const Document& doc, std::span<const Token> tokens,
                     std::vector<SeenWord>& words) const {
  words.clear();
  Tally<kGroups> tally;
  std::size_t code_marks = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + kAhead < tokens.size()) scores_->expect(tokens[i + kAhead]);
    const Token& token = tokens[i];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol)
      code_marks += kCodeMarks.find(doc.text(token.at).front()) != std::string_view::npos;
    if (token.kind != TokenKind::word) continue;
    const WordScore& score = scores_->of(token, doc.text(token.at));
    const NameLike like = name_like(token, score);
    tally.add(token, like, score.groups);
    words.push_back({static_cast<std::uint32_t>(i), score.groups[kIdLabel], score.groups[kEnLabel],
                     like, score.script, score.known});
  }
  if (tally.words() == 0) return {};
  const ModelHeader& header = model_->header();
  const std::size_t b = bucket(tally.weight());
  const bool is_code = code_marks > 1 && code_marks * 3 >= tally.words();
  return {tally.logits(header.sharpness[b], header.home[b], is_code, group_bias_, group_prior_),
          tally.weight(),
          tally.words(),
          tally.has_long_word(),
          tally.has_long_lower(),
          is_code,
          header.trust[b]};
}

std::array<float, kLabels> Judge::logits(const Document& doc, std::span<const Token> tokens,
                                         std::span<const SeenWord> words,
                                         const Glance& glance) const {
  Tally<kLabels> tally;
  for (const SeenWord& word : words) {
    const Token& token = tokens[word.token];
    tally.add(token, word.like, scores_->all(token, doc.text(token.at)));
  }
  const ModelHeader& header = model_->header();
  const std::size_t b = bucket(tally.weight());
  return tally.logits(header.sharpness[b], header.home[b], glance.is_code, bias_, prior_);
}

}  // namespace jernih::detect_language
