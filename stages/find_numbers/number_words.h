// The tables of lexicons/data/numbers as words ready to use.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "lexicons/matching/hash_filter.h"
#include "lexicons/matching/numerals.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::numbers {

// Tables of lexicons/data/numbers, read once and shared by the workers.
class NumberWords {
 public:
  explicit NumberWords(const Lexicon& lexicon);

  struct Word {
    enum class Kind : std::uint8_t {
      none,
      scale,
      about_scale,  // 20 ribuan: about 20 thousand
      unit,
      currency,
      fraction,
      half,
      range,
      rating,
      minus
    };
    Kind kind = Kind::none;
    bool goes_before = false;      // of a currency: Rp 5
    bool goes_behind = false;      // 5 rupiah
    bool is_spaced = true;         // 5 km, but 5%
    bool needs_capital = false;    // M: 3M, never 3 m
    bool may_be_negative = false;  // -5 °C
    bool is_english = false;       // of a scale: million, M; not juta
    int power = 0;                 // of a scale
    std::string_view code;         // of a unit or currency; of a fraction its value
    std::string_view one;          // English
    std::string_view many;
  };
  // The longest word or phrase at tokens[from]; `tokens_taken` 0: none.
  const Word* longest(std::span<const Token> tokens, std::size_t from, std::uint32_t& taken) const;
  bool concerns(const Token& token) const {
    return concerns_[token.word] != 0 && !followers_.contains(token.hash);
  }
  bool is_minus(const Token& token) const { return token.hash == minus_; }
  // The word of a scale in English (6: million); nullptr: none.
  const Word* scale(int power) const;
  // What one word or part of one means; nullptr: nothing.
  const Word* word(std::string_view surface) const;
  // The B of 2.5B; nullptr for what is no capital or scales nothing.
  const Word* letter(char c) const {
    return c >= 'A' && c <= 'Z' ? letters_[static_cast<std::size_t>(c - 'A')] : nullptr;
  }
  // The English before a number that is not meant exactly.
  std::string_view about() const { return about_; }
  // The m of 1,75 m.
  const Word* metre() const { return metre_; }
  const Numerals& numerals() const { return numerals_; }
  // "th", "st", "nd", "rd" for a number that ends in this digit; 0 for teens.
  std::string_view ordinal(int last_digit) const {
    return ordinals_[last_digit > 3 ? 0 : static_cast<std::size_t>(last_digit)];
  }

 private:
  void read_words();
  void find_special_words();
  void find_followers();

  const Lexicon& lexicon_;
  const Table& table_;
  Numerals numerals_;
  std::vector<Word> words_;
  const Word* metre_ = nullptr;
  std::string_view about_;
  std::uint64_t minus_ = 0;                // the hash of the sign as a word
  std::array<const Word*, 26> letters_{};  // scales of one capital letter
  std::vector<std::uint8_t> concerns_;     // by index of the word table: may begin something here
  HashFilter followers_;                   // words that only stand behind a number
  std::array<std::string_view, 4> ordinals_;
};

}  // namespace jernih::numbers
