// Interface strings whose language the lexicon knows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicons/lexicon.h"
#include "pipeline/model/language.h"
#include "pipeline/model/token.h"

namespace jernih::detect_language {

class InterfaceStrings {
 public:
  explicit InterfaceStrings(const Lexicon& lexicon);

  // Of the string that is all words of `tokens` (marks and numbers around it do not count); empty
  // when it is none, or reads the same in both languages.
  Language language_of(std::span<const Token> tokens) const;

 private:
  const Lexicon* lexicon_;
  const Table* table_;
  enum class Says : std::uint8_t { nothing, indonesian, english };
  std::vector<Says> says_;  // by row
};

}  // namespace jernih::detect_language
