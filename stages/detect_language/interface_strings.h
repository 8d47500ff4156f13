// Interface strings whose language the lexicon knows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/token.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::detect_language {

// Belongs to one worker: it remembers the answers.
class InterfaceStrings {
 public:
  explicit InterfaceStrings(const Lexicon& lexicon);

  // Of the string that is all words of `tokens` (marks and numbers around it do not count); empty
  // when it is none, or reads the same in both languages.
  Language language_of(std::span<const Token> tokens);

 private:
  enum class Answer : std::uint8_t { unasked, none, indonesian, english };
  Answer answer_of_row(std::uint32_t row) const;

  const Lexicon* lexicon_;
  const Table* table_;
  std::uint32_t indonesian_, english_, flags_;  // columns
  std::vector<Answer> answers_;                 // by row
};

}  // namespace jernih::detect_language
