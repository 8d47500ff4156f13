// Whether a text of an Indonesian or English page really speaks the third language it looks like.
// Lists of models, names and garbled chat look like many languages.
#pragma once

#include <span>

#include "stages/detect_language/judge.h"
#include "stages/detect_language/neutral_words.h"

namespace jernih::detect_language {

class ThirdLanguage {
 public:
  ThirdLanguage(const Model& model, const EvidenceSource& evidence, WordScores& scores,
                const NeutralWords& neutral)
      : model_(&model), evidence_(&evidence), scores_(&scores), neutral_(&neutral) {}

  // True when the running words of the text are of the label: marker words of it, or enough words
  // that are more its own than Indonesian or English. `words` are those of `tokens`.
  bool is_spoken(const Document& doc, std::span<const Token> tokens,
                 std::span<const SeenWord> words, std::size_t label) const;

 private:
  struct Count {
    std::size_t running = 0;
    std::size_t own = 0;      // of them more of the label than Indonesian or English
    std::size_t markers = 0;  // of the label
    std::size_t home_markers = 0;
  };
  Count count(const Document& doc, std::span<const Token> tokens, std::span<const SeenWord> words,
              std::size_t label) const;

  const Model* model_;
  const EvidenceSource* evidence_;
  WordScores* scores_;
  const NeutralWords* neutral_;
};

}  // namespace jernih::detect_language
