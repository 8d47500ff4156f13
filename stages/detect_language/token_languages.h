// The language of every word of a segment, and where it changes.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "pipeline/model/document.h"
#include "stages/detect_language/judge.h"
#include "stages/detect_language/neutral_words.h"

namespace jernih::detect_language {

// Belongs to one worker (scratch memory).
class TokenLanguages {
 public:
  TokenLanguages(const Model& model, WordScores& scores, const NeutralWords& neutral)
      : model_(&model), scores_(&scores), neutral_(&neutral) {}

  // Sets Token::language of `words`, which are those of `segment`: the best path through its
  // candidates. Linear.
  void assign(Document& doc, const Segment& segment, const Candidates& candidates,
              std::span<const SeenWord> words);

  // What assign() found last: words by language, in stretches. Empty when all are of one.
  struct Stretch {
    Span at;
    Language language;
    std::uint32_t words = 0;
    std::uint32_t running = 0;  // of them not capitalised: titles inside prose are not prose
    std::uint32_t own = 0;      // of those, what the other language cannot have; function words
                                // count double
  };
  const std::vector<Stretch>& stretches() const { return stretches_; }
  // True when a text of `language` that assign() found changes is a mixed one: another language
  // has a stretch of three words of its own, or two with a function word, that are not
  // capitalised, and a third of all such words; where no language is likely, a word of its own on
  // each side is enough. Indonesian words inside a language near to it (`is_near`) are that
  // language's too.
  bool is_mixed(Language language, bool is_near) const;

 private:
  static constexpr std::size_t kMostStates = Candidates::kSize;
  using State = std::array<float, kMostStates>;
  void read_pull(const Candidates& candidates);
  bool agrees(std::size_t state, std::span<const SeenWord> words) const;
  void read_logits(const Document& doc, std::span<const Token> tokens,
                   std::span<const SeenWord> words);
  template <std::size_t kStates>
  void find_path();
  void set_languages(const Document& doc, std::span<Token> tokens,
                     std::span<const SeenWord> words) const;
  void collect(std::span<const Token> tokens, std::span<const SeenWord> words);
  static std::uint32_t own(const SeenWord& word, const Token& token, Language language);
  Language language_of(std::size_t word) const { return languages_[path_[word]]; }

  const Model* model_;
  WordScores* scores_;
  const NeutralWords* neutral_;
  std::array<std::uint8_t, kMostStates> labels_{};
  std::array<Language, kMostStates> languages_{};
  std::size_t states_ = 2;  // 3: the third language is likely enough to take part
  State pull_{};            // of the segment's chances on each of its words
  std::vector<State> logits_;
  std::vector<std::array<std::uint8_t, kMostStates>> from_;  // best predecessor
  std::vector<std::uint8_t> path_;
  std::vector<Stretch> stretches_;
  bool is_undecided_ = false;
  float gain_ = 0;  // how much likelier the words are with changes, as a logarithm
};

}  // namespace jernih::detect_language
