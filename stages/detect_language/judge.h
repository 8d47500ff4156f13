// From the scores of its words to the language of a text.
#pragma once

#include <array>
#include <span>

#include "pipeline/model/document.h"
#include "stages/detect_language/word_scores.h"

namespace jernih::detect_language {

// The places of labels that the stage knows by name; the model's other labels only compete.
struct KnownLabels {
  explicit KnownLabels(const Labels& labels);
  std::size_t id = 0;
  std::size_t en = 0;
  std::size_t other = kLabels - 1;
};

// What the words of a segment say together.
struct Verdict {
  std::array<float, kLabels> logits{};  // sharpened: softmax gives calibrated chances
  float weight = 0;                     // of words; those that look like names count a quarter
  std::uint32_t words = 0;
};

// Indonesian, English and the likeliest third label, with their chances among all labels.
struct Candidates {
  static constexpr std::size_t kSize = 3;
  std::array<std::uint8_t, kSize> labels{};
  std::array<float, kSize> chances{};
  std::size_t best() const {
    const std::size_t two = chances[1] > chances[0] ? 1 : 0;
    return chances[2] > chances[two] ? 2 : two;
  }
};
Candidates candidates(const std::array<float, kLabels>& logits, const KnownLabels& known);

// How far a word looks like a name: capitalised and unknown in lower case, or even known as a name.
enum class NameLike : std::uint8_t { no, perhaps, surely };
inline NameLike name_like(const Token& token, const WordScore& score) {
  if (token.letters == LetterCase::lower || token.letters == LetterCase::none || score.is_plain)
    return NameLike::no;
  return (score.dictionary & (kIndonesianName | kEnglishName)) != 0 ? NameLike::surely
                                                                    : NameLike::perhaps;
}

// Adds up the words among `tokens`. `offsets` is added to the logits: the priors of the labels, a
// large negative one for a label that may not be answered.
class Judge {
 public:
  Judge(const Model& model, WordScores& scores, const std::array<float, kLabels>& offsets)
      : model_(&model), scores_(&scores), known_(model.labels()), offsets_(offsets) {}

  Verdict operator()(const Document& doc, std::span<const Token> tokens) const;

 private:
  float sharpness(float weight) const;

  const Model* model_;
  WordScores* scores_;
  KnownLabels known_;
  std::array<float, kLabels> offsets_;
};

}  // namespace jernih::detect_language
