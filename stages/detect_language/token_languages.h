// The language of every word of a segment, and where it changes.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "pipeline/model/document.h"
#include "stages/detect_language/judge.h"

namespace jernih::detect_language {

// Belongs to one worker (scratch memory).
class TokenLanguages {
 public:
  TokenLanguages(const Model& model, WordScores& scores)
      : model_(&model), scores_(&scores), known_(model.labels()) {}

  // Sets Token::language of the words of `segment`, whose chances are `chances`: the best path
  // through Indonesian, English and the likeliest third language. Linear.
  void assign(Document& doc, const Segment& segment, const Chances& chances);

  // What assign() found last: words by language, longest stretch of each.
  struct Stretch {
    Span at;
    Language language;
    std::uint32_t words = 0;
  };
  const std::vector<Stretch>& stretches() const { return stretches_; }
  // How much likelier the words are with these changes than in one language, as a logarithm.
  float gain() const { return gain_; }

 private:
  static constexpr std::size_t kStates = 3;
  using State = std::array<float, kStates>;
  void set_languages(Document& doc, std::span<Token> tokens);
  void collect(std::span<const Token> tokens);

  const Model* model_;
  WordScores* scores_;
  KnownLabels known_;
  std::array<std::size_t, kStates> labels_{};
  std::vector<std::uint32_t> words_;                     // indices of word tokens
  std::vector<std::array<std::uint8_t, kStates>> from_;  // best predecessor
  std::vector<std::uint8_t> path_;
  std::vector<Stretch> stretches_;
  float gain_ = 0;
};

}  // namespace jernih::detect_language
