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
  std::uint32_t names = 0;  // words that look like names
  bool has_function_word = false;
};

using Chances = std::array<float, kLabels>;
Chances softmax(const std::array<float, kLabels>& logits);

// True for a capitalised word that no dictionary knows in lower case.
inline bool looks_like_name(const Token& token, const WordScore& score) {
  return (token.letters == LetterCase::capitalised || token.letters == LetterCase::upper ||
          token.letters == LetterCase::mixed) &&
         (score.dictionary & (kIndonesianWord | kEnglishWord)) == 0 && score.function == 0 &&
         !score.is_marker;
}

// Adds up the words among `tokens`. `allowed` is 0 for labels that may be answered, else a large
// negative logit.
class Judge {
 public:
  Judge(const Model& model, WordScores& scores, const std::array<float, kLabels>& allowed)
      : model_(&model), scores_(&scores), allowed_(allowed) {}

  Verdict operator()(const Document& doc, std::span<const Token> tokens) const;
  float sharpness(float weight) const;

 private:
  const Model* model_;
  WordScores* scores_;
  std::array<float, kLabels> allowed_;
};

}  // namespace jernih::detect_language
