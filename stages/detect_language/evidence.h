// What the lexicon says about a word's language: dictionaries, function words, marker words.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicons/matching/word_forms.h"
#include "pipeline/model/language.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::detect_language {

inline constexpr std::size_t kLabels = 32;  // a row of the model, a word's scores

// Codes of the model's labels in the order of their scores; unused places are empty.
using Labels = std::array<Language, kLabels>;

struct Evidence {
  enum Function : std::uint8_t { kFunctionId = 1, kFunctionEn = 2, kSlangId = 4, kSlangEn = 8 };
  std::uint8_t dictionary = 0;  // kDictionaryFlags of WordInfo::flags
  std::uint8_t function = 0;
  std::uint32_t markers = 0;  // bit i: a marker word of label i
};

class EvidenceSource {
 public:
  EvidenceSource(const Lexicon& lexicon, const Labels& labels);

  // The language of a script that is not Latin, by its ISO 15924 code; `other` when it has many.
  Language of_script(std::string_view code) const;

  // The word table's index of a folded word.
  std::uint32_t word_of(std::string_view folded) const;

  // `word` is the word table's index of the folded word.
  Evidence of(std::string_view folded, std::uint32_t word) const;
  // True for what people are called.
  bool is_person(std::uint32_t word) const;
  // Evidence::markers of it alone.
  std::uint32_t markers_of(std::uint32_t word) const;

 private:
  const Lexicon* lexicon_;
  WordForms forms_;
  const Table* functions_;
  const Table* markers_;
  const Table* scripts_;
  const Table* persons_;
  std::vector<std::uint8_t> function_of_row_;
  std::vector<std::uint32_t> marker_of_row_;
};

}  // namespace jernih::detect_language
