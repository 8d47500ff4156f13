// The tables of lexicons/time as atoms ready to copy.
#pragma once

#include <vector>

#include "lexicons/hash_filter.h"
#include "lexicons/lexicon.h"
#include "stages/find_times/atom.h"

namespace jernih::times {

class Words {
 public:
  // Reads the built-in tables; ConfigError with file:line for a row that says nothing.
  explicit Words(const Lexicon& lexicon);

  const Lexicon& lexicon() const { return lexicon_; }
  // True when a phrase (a link: only inside one) can begin with the word of this token.
  bool starts_phrase(const Token& token) const {
    return (lexicon_.words().info(token.word).flags & words_.starts_bit()) != 0;
  }
  bool starts_any(const Token& token) const {
    return (lexicon_.words().info(token.word).flags & any_bit_) != 0;
  }
  // The same, or something that never is a time phrase begins here.
  bool concerns(const Token& token) const { return (flags(token) & (any_bit_ | never_bit_)) != 0; }
  std::uint64_t flags(const Token& token) const { return lexicon_.words().info(token.word).flags; }
  // Words that stand only inside or behind other time words ("yang", "ini"): no phrase begins so.
  bool never_begins(const Token& token) const { return followers_.contains(token.hash); }
  // A small word of either language (lexicons/function_words.tsv).
  bool is_function_word(const Token& token) const { return (flags(token) & function_bit_) != 0; }
  std::uint64_t any_bits() const { return any_bit_; }
  std::uint64_t link_bit() const { return links_.starts_bit(); }
  std::uint64_t never_bit() const { return never_bit_; }

  // The longest word or phrase at tokens[from] as an atom without place; 0 tokens: none.
  std::uint32_t longest(std::span<const Token> tokens, std::size_t from, Atom& out) const;
  // The same for one word given by its hash; false: unknown.
  bool word(std::uint64_t hash, Atom& out) const;
  // The same for a phrase of two words.
  bool pair(std::uint64_t first, std::uint64_t second, Atom& out) const;
  // How many tokens of tokens[from] on are never a time phrase; `after_number` when a number stands
  // before them.
  std::uint32_t never(std::span<const Token> tokens, std::size_t from, bool after_number) const;

  std::size_t holiday_count() const { return holiday_keys_.size(); }
  std::string_view holiday_key(std::size_t index) const { return holiday_keys_[index - 1]; }

 private:
  enum class Scope : std::uint8_t { always, bare, glued };
  void find_followers();
  void read_words();
  void read_links();
  void read_holidays();

  const Lexicon& lexicon_;
  const Table& words_;
  const Table& links_;
  const Table& never_;
  const Table& holidays_;
  HashFilter followers_;
  std::uint64_t any_bit_ = 0;
  std::uint64_t never_bit_ = 0;
  std::uint64_t function_bit_ = 0;
  std::vector<Atom> word_atoms_;  // by first row of a key: all its rows merged
  std::vector<Atom> link_atoms_;
  std::vector<Atom> holiday_atoms_;
  std::vector<Scope> never_scope_;
  std::vector<std::string_view> holiday_keys_;
};

}  // namespace jernih::times
