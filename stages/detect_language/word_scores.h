// The scores of words, computed once per word and looked up after that.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/token.h"
#include "stages/detect_language/evidence.h"
#include "stages/detect_language/model.h"

namespace jernih::detect_language {

// What most words are asked: the scores of the first labels, and the best score of all others.
inline constexpr std::size_t kGroups = 8;
inline constexpr std::size_t kOthers = kGroups - 1;   // the group of all other labels
inline constexpr int kFunctionBit = kDictionaryBits;  // of WordScore::known; kSlangEn is cut off
struct alignas(32) WordScore {
  std::uint64_t key = 0;  // hash | 1; 0: empty
  std::array<std::int16_t, kGroups> groups{};
  std::uint8_t script = 0;  // WordScores::script(); 0: Latin
  std::uint8_t known = 0;   // Evidence::dictionary, and ::function from kFunctionBit on
  bool is_plain = false;    // known in lower case: a dictionary's or a table's word
  bool is_person = false;   // of the table person_names, whether a word too or not
};
static_assert(sizeof(WordScore) == 32);

// Belongs to one worker. Bounded: a word has two places, a newcomer moves the older word out;
// answers are a function of the word alone, so they do not depend on what is cached.
class WordScores {
 public:
  WordScores(const Model& model, const EvidenceSource& evidence)
      : model_(&model), evidence_(&evidence), scores_(kPlaces), all_(kAllPlaces), scripts_(1) {}

  // Asks for the memory of a word that will be wanted soon: the cache of scores is larger than the
  // processor's.
  void expect(const Token& token) const {
    __builtin_prefetch(&scores_[token.hash & (kPlaces - 1)]);
  }

  // Valid until the next call.
  const WordScore& of(const Token& token, std::string_view surface) {
    const std::uint64_t key = token.hash | 1;
    WordScore* place = &scores_[token.hash & (kPlaces - 1)];
    if (place->key == key) return *place;
    WordScore* second = &scores_[(token.hash & (kPlaces - 1)) ^ 1];
    if (second->key == key) return *second;
    *second = *place;
    *place = compute(token, surface, all_[token.hash & (kAllPlaces - 1)]);
    return *place;
  }
  // The scores of all labels; few words are asked for them. Valid until the next call.
  const Scores& all(const Token& token, std::string_view surface) {
    AllScores& place = all_[token.hash & (kAllPlaces - 1)];
    if (place.key != (token.hash | 1)) compute(token, surface, place);
    return place.scores;
  }
  // The language of words in a script that tells it; empty for 0.
  Language script(std::uint8_t index) const { return scripts_[index]; }

 private:
  static constexpr std::size_t kPlaces = 1 << 17;  // 4 MB
  static constexpr std::size_t kAllPlaces = 1 << 15;
  struct AllScores {
    std::uint64_t key = 0;
    Scores scores{};
  };

  WordScore compute(const Token& token, std::string_view surface, AllScores& all);
  void score_latin(std::uint32_t word, WordScore& out, Scores& all);
  std::uint8_t script_index(Language language);

  const Model* model_;
  const EvidenceSource* evidence_;
  std::vector<WordScore> scores_;
  std::vector<AllScores> all_;
  std::vector<Language> scripts_;
  std::string folded_;
  Features features_;
};

}  // namespace jernih::detect_language
