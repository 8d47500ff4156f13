// Words that are of no language whoever writes them: units and currencies beside numbers, model
// codes, letters; and names, by the company they keep.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stages/detect_language/judge.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::detect_language {

class NeutralWords {
 public:
  explicit NeutralWords(const Lexicon& lexicon);

  // True for a unit, scale or currency beside a number, a word with digits, a single letter.
  bool is_neutral(const Document& doc, std::span<const Token> tokens, std::size_t at) const;

  // `words`, here and below, are those of `tokens`. True when all are names and neutral words; a
  // single name may be the word of a language ("Vietnam", "Hebrew"), so it is none unless it is an
  // acronym.
  bool are_all(const Document& doc, std::span<const Token> tokens,
               std::span<const SeenWord> words) const;

  // True for a list of names, sizes and models with hardly a word between them.
  bool are_most(const Document& doc, std::span<const Token> tokens,
                std::span<const SeenWord> words) const;
  // True for a few capitalised words of which most are names ("Budi Santoso", of whom Budi is a
  // word too) and neutral words; half of them with a code ("Xiaomi Poco M4 Pro").
  bool are_title(const Document& doc, std::span<const Token> tokens,
                 std::span<const SeenWord> words) const;

 private:
  enum Beside : std::uint8_t { kNowhere = 0, kBehind = 1, kBefore = 2 };
  std::uint8_t beside(std::uint32_t word) const;

  const Lexicon* lexicon_;
  const Table* numbers_;
  std::vector<std::uint8_t> beside_of_row_;  // Beside: where such a word stands
};

}  // namespace jernih::detect_language
