// From tokens to atoms, one run at a time: a run is a stretch of neighbouring tokens that all mean
// something to the grammar of time.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lexicons/matching/numerals.h"
#include "stages/find_times/atoms/time_words.h"

namespace jernih::times {

// Where an atom stands: its bytes, and `count` tokens from `token` on.
void place(Atom& a, Span at, std::size_t token, std::uint32_t count, std::string_view text,
           bool is_glued);

class Lexer {
 public:
  Lexer(const TimeWords& words, const numbers::Numerals& numerals)
      : words_(words), numerals_(numerals) {}

  // The next run in tokens[from …] of one segment: fills `atoms` (cleared first) and returns the
  // index of the token behind it. `atoms` is empty when there is no more. Linear.
  std::size_t next_run(std::string_view text, std::span<const Token> tokens, std::size_t from,
                       std::vector<Atom>& atoms) const;

 private:
  bool may_begin(std::string_view text, std::span<const Token> tokens, std::size_t i,
                 std::uint8_t use) const;
  bool counts_other_things(std::string_view text, std::span<const Token> tokens,
                           std::size_t i) const;
  static bool may_be_pieces(std::string_view text, const Token& t);
  // Appends what tokens[i] (and tokens behind it) mean; how many tokens; 0: nothing.
  std::uint32_t take(std::string_view text, std::span<const Token> tokens, std::size_t i,
                     std::vector<Atom>& atoms) const;
  std::uint32_t take_digits(std::string_view text, std::span<const Token> tokens, std::size_t i,
                            std::vector<Atom>& atoms) const;
  bool scale_number(const Token& word, Atom& number) const;
  bool take_letters(std::string_view text, Span at, std::vector<Atom>& atoms) const;
  std::uint32_t take_word(std::string_view text, std::span<const Token> tokens, std::size_t i,
                          std::vector<Atom>& atoms) const;
  bool take_glued_number(std::string_view text, std::span<const Token> tokens, std::size_t i,
                         std::vector<Atom>& atoms) const;
  bool take_packed_period(std::string_view text, Span at, std::vector<Atom>& atoms) const;
  bool take_numbered_period(std::string_view text, std::span<const Token> tokens, std::size_t i,
                            std::vector<Atom>& atoms) const;
  std::uint32_t take_split_holiday(std::string_view text, std::span<const Token> tokens,
                                   std::size_t i, std::vector<Atom>& atoms) const;
  bool take_numbered_year(std::string_view text, Span at, std::size_t token, bool is_glued,
                          std::vector<Atom>& atoms) const;
  bool take_compound(std::string_view text, Span at, std::vector<Atom>& atoms) const;
  bool take_hyphenated(std::string_view text, Span at, std::vector<Atom>& atoms) const;
  bool take_piece(std::string_view text, Span at, std::vector<Atom>& atoms) const;

  const TimeWords& words_;
  const numbers::Numerals& numerals_;
};

}  // namespace jernih::times
