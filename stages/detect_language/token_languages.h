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
  TokenLanguages(const Model& model, WordScores& scores) : model_(&model), scores_(&scores) {}

  // Sets Token::language of the words of `segment`: the best path through its candidates. Linear.
  void assign(Document& doc, const Segment& segment, const Candidates& candidates);

  // What assign() found last: words by language, longest stretch of each.
  struct Stretch {
    Span at;
    Language language;
    std::uint32_t words = 0;
    std::uint32_t running = 0;  // of them not capitalised: titles inside prose are not prose
  };
  const std::vector<Stretch>& stretches() const { return stretches_; }
  // How much likelier the words are with these changes than in one language, as a logarithm.
  float gain() const { return gain_; }

 private:
  static constexpr std::size_t kStates = Candidates::kSize;
  using State = std::array<float, kStates>;
  State pull_of(const Candidates& candidates) const;
  void read_words(const Document& doc, std::span<const Token> tokens);
  bool agrees(std::size_t state) const;
  void find_path();
  void set_languages(std::span<Token> tokens);
  void collect(std::span<const Token> tokens);

  const Model* model_;
  WordScores* scores_;
  std::array<std::uint8_t, kStates> labels_{};
  State pull_{};  // of the segment's chances on each of its words
  struct Word {
    std::uint32_t token = 0;  // index in the segment
    std::array<std::int32_t, kStates> logits{};
    NameLike like = NameLike::no;
    Language script;
  };
  std::vector<Word> words_;
  std::vector<std::array<std::uint8_t, kStates>> from_;  // best predecessor
  std::vector<std::uint8_t> path_;
  std::vector<Stretch> stretches_;
  float gain_ = 0;
};

}  // namespace jernih::detect_language
