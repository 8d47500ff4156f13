// The tables of lexicons/data/time as atoms ready to copy.
#pragma once

#include <bitset>
#include <vector>

#include "lexicons/matching/hash_filter.h"
#include "lexicons/tables/lexicon.h"
#include "pipeline/model/token.h"
#include "stages/find_times/atoms/atom.h"

namespace jernih::times {

// What only stands inside or behind other words of a phrase.
inline constexpr std::uint64_t kFollowing =
    bit(Kind::ago) | bit(Kind::hence) | bit(Kind::later) | bit(Kind::earlier) |
    bit(Kind::window_past) | bit(Kind::window_next) | bit(Kind::ref_last) | bit(Kind::ref_this) |
    bit(Kind::ref_next) | bit(Kind::ref_prev) | bit(Kind::ref_following) | bit(Kind::ref_that) |
    bit(Kind::and_half) | bit(Kind::clock_past) | bit(Kind::clock_to) | bit(Kind::times);

class TimeWords {
 public:
  // Reads the built-in tables; ConfigError with file:line for a row that says nothing.
  explicit TimeWords(const Lexicon& lexicon);

  const Lexicon& lexicon() const { return lexicon_; }
  // What a word can do, by one load for each token of a text.
  enum Use : std::uint8_t {
    kPhrase = 1,   // begins a phrase of time
    kLink = 2,     // only goes on with one
    kNever = 4,    // begins what never is a time phrase
    kNumeral = 8,  // begins a number in words
    kLonger = 16,  // begins something of several words
    kAlone = 32,   // may be a phrase by itself, or the only word of something in `never`
    kAny = kPhrase | kLink,
  };
  std::uint8_t use(const Token& token) const { return uses_[token.word]; }
  // Words that a longer key may go on with: false means that none does.
  bool may_be_second(const Token& token) const {
    return second_words_[token.hash % kSecondWordBuckets];
  }
  bool starts_any(const Token& token) const { return (use(token) & kAny) != 0; }
  // Words that stand only inside or behind other time words ("yang", "ini"): no phrase begins so.
  bool never_begins(const Token& token) const { return followers_.contains(token.hash); }
  // A small word of either language (lexicons/data/words/function_words.tsv).
  bool is_function_word(const Token& token) const {
    return (lexicon_.words().info(token.word).flags & function_bit_) != 0;
  }

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
  void read_entries();
  void add_entries(const Table& table, std::string_view key_column, std::uint8_t use);
  std::uint32_t longest_in_tables(std::span<const Token> tokens, std::size_t from, Atom& out) const;
  void read_words();
  void read_links();
  void read_holidays();

  const Lexicon& lexicon_;
  const Table& words_;
  const Table& links_;
  const Table& never_;
  const Table& holidays_;
  HashFilter followers_;
  static constexpr std::size_t kSecondWordBuckets = 8192;
  std::bitset<kSecondWordBuckets> second_words_;  // by hash
  // Of all words that the word table knows alike, by its index.
  std::vector<std::uint8_t> uses_;
  std::vector<std::uint16_t> single_of_;  // index from 1 into singles_: what the one word means
  std::vector<Atom> singles_;
  std::uint64_t function_bit_ = 0;
  std::vector<Atom> word_atoms_;  // by first row of a key: all its rows merged
  std::vector<Atom> link_atoms_;
  std::vector<Atom> holiday_atoms_;
  std::vector<Scope> never_scope_;
  std::vector<std::string_view> holiday_keys_;
};

}  // namespace jernih::times
