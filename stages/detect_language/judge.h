// From the scores of its words to the language of a text.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "pipeline/model/document.h"
#include "stages/detect_language/word_scores.h"

namespace jernih::detect_language {

// Indonesian, English and the likeliest third label, with their chances among all labels.
struct Candidates {
  static constexpr std::size_t kSize = 3;
  std::array<std::uint8_t, kSize> labels{kIdLabel, kEnLabel, kLabels - 1};
  std::array<float, kSize> chances{};
  std::size_t best() const {
    const std::size_t two = chances[1] > chances[0] ? 1 : 0;
    return chances[2] > chances[two] ? 2 : two;
  }
};
Candidates candidates(const std::array<float, kLabels>& logits);

inline constexpr float kNameWeight = 0.25f;  // of a word that may be a name, beside others

// How far a word looks like a name: capitalised and unknown in lower case, or a word that people
// are called; or even known as nothing but a name.
enum class NameLike : std::uint8_t { no, perhaps, surely };
inline NameLike name_like(const Token& token, const WordScore& score) {
  if (token.letters == LetterCase::lower || token.letters == LetterCase::none) return NameLike::no;
  if (score.is_plain) {
    const bool is_perhaps = score.is_person && token.letters == LetterCase::capitalised;
    return is_perhaps ? NameLike::perhaps : NameLike::no;
  }
  return (score.known & (kIndonesianName | kEnglishName)) != 0 ? NameLike::surely
                                                               : NameLike::perhaps;
}

// What is kept of a word until its segment is decided.
struct SeenWord {
  std::uint32_t token = 0;  // index in the segment
  std::int16_t id = 0;      // scores
  std::int16_t en = 0;
  NameLike like = NameLike::no;
  std::uint8_t script = 0;  // WordScores::script
  std::uint8_t known = 0;   // WordScore::known
};

// The scores of the first labels, and a bound of the others', for a whole text.
struct Glance {
  std::array<float, kGroups> logits{};
  float weight = 0;  // of words; those that look like names count a quarter
  std::uint32_t words = 0;
  bool has_long_word = false;  // of more than a few letters, and no name
  bool has_lower = false;      // a word without capitals, of more than a few letters
  bool is_code = false;
  float trust = 1;  // ModelHeader::trust
};

// Letters in words, counted up to `most`.
std::uint32_t letters(const Document& doc, std::span<const Token> tokens, std::uint32_t most);

// How sure a chance makes: texts as short as this one, and their labels, are more often wrong than
// the model says.
float confidence(float chance, float trust);

// True when the bound cannot change the answer; `out` has it then.
bool is_sure(const Glance& glance, float sure, Candidates& out);

// Adds up the words of a text. `offsets` is added to the logits: the priors of the labels, a large
// negative one for a label that may not be answered.
class Judge {
 public:
  Judge(const Model& model, WordScores& scores, const std::array<float, kLabels>& offsets);

  // By groups of labels, which is cheap; refills `words`.
  Glance glance(const Document& doc, std::span<const Token> tokens,
                std::vector<SeenWord>& words) const;
  // Of all labels, sharpened: softmax gives calibrated chances. `words` and `glance` are what
  // glance() gave, some words.
  std::array<float, kLabels> logits(const Document& doc, std::span<const Token> tokens,
                                    std::span<const SeenWord> words, const Glance& glance) const;

 private:
  std::size_t bucket(float weight) const;

  const Model* model_;
  WordScores* scores_;
  std::array<float, kLabels> bias_, prior_;
  std::array<float, kGroups> group_bias_, group_prior_;
};

}  // namespace jernih::detect_language
