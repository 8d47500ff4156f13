// The scores of words, computed once per word and looked up after that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/token.h"
#include "stages/detect_language/evidence.h"
#include "stages/detect_language/model.h"

namespace jernih::detect_language {

struct WordScore {
  Scores logits{};
  Language script;              // of a word in a script that tells its language
  std::uint8_t dictionary = 0;  // Evidence::dictionary
  bool is_plain = false;        // known in lower case: a dictionary's or a table's word
};

// Belongs to one worker. Bounded: a word has two places, a newcomer moves the older word out;
// answers are a function of the word alone, so they do not depend on what is cached.
class WordScores {
 public:
  WordScores(const Model& model, const EvidenceSource& evidence)
      : model_(&model), evidence_(&evidence), keys_(kPlaces), scores_(kPlaces) {}

  // Asks for the memory of a word that will be wanted soon: the cache of scores is larger than the
  // processor's.
  void expect(const Token& token) const {
    const std::size_t place = token.hash & (kPlaces - 1);
    __builtin_prefetch(&keys_[place]);
    __builtin_prefetch(&scores_[place]);
  }

  // Valid until the next call.
  const WordScore& of(const Token& token, std::string_view surface) {
    const std::uint64_t key = token.hash | 1;
    const std::size_t place = token.hash & (kPlaces - 1);
    if (keys_[place] == key) return scores_[place];
    if (keys_[place ^ 1] == key) return scores_[place ^ 1];
    // The second place keeps what was in the first.
    keys_[place ^ 1] = keys_[place];
    scores_[place ^ 1] = scores_[place];
    compute(token, surface, place);
    return scores_[place];
  }

 private:
  static constexpr std::size_t kPlaces = 1 << 16;
  void compute(const Token& token, std::string_view surface, std::size_t place);

  const Model* model_;
  const EvidenceSource* evidence_;
  std::vector<std::uint64_t> keys_;  // hash | 1; 0: empty
  std::vector<WordScore> scores_;
  std::string folded_;
  Features features_;
};

}  // namespace jernih::detect_language
