// Numbers in words ("dua puluh lima", "three hundred and five") by
// lexicons/data/numbers/numerals.tsv. Shared with find_times.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicons/tables/lexicon.h"
#include "pipeline/model/segment.h"
#include "pipeline/model/token.h"

namespace jernih::numbers {

struct Spelled {
  std::uint32_t tokens = 0;  // 0: no number here
  std::int64_t milli = 0;    // thousandths
  bool is_single = false;    // one small word ("dua", "one"): often no number in running text
};

class Numerals {
 public:
  explicit Numerals(const Lexicon& lexicon);

  bool starts(const Token& token) const {
    return (lexicon_.words().info(token.word).flags & bit_) != 0;
  }
  std::uint64_t starts_bit() const { return bit_; }
  // The longest number in words that begins at tokens[from]. Linear in what it takes.
  Spelled read(std::span<const Token> tokens, std::size_t from) const;
  // One word given by its hash: its value in thousandths; -1: none. `is_ten` for twenty … ninety.
  std::int64_t word(std::uint64_t hash, bool& is_ten) const;
  // The scale that the word with this hash is ("million"); 0: none.
  std::int64_t scale(std::uint64_t hash) const;
  // True when the word with this hash makes an ordinal of the number behind it ("ke").
  bool is_ordinal_prefix(std::uint64_t hash) const;

 private:
  enum class Role : std::uint8_t {
    none,
    digit,
    small,
    ten,
    plus_ten,
    times_ten,
    hundred,
    hundreds,
    thousand,
    scale,
    and_,
    point,
    ordinal_prefix
  };
  struct Row {
    Role role = Role::none;
    std::int64_t value = 0;
  };
  struct Sum;
  const Row* row(std::uint64_t hash) const;
  static Role role_named(std::string_view name);

  const Lexicon& lexicon_;
  const Table& table_;
  std::uint64_t bit_ = 0;
  std::vector<Row> rows_;
};

}  // namespace jernih::numbers
