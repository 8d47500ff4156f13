// What the words of a string say about its role.
#pragma once

#include <vector>

#include "lexicons/matching/phrase_pieces.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::classify {

// What the words of a string, its first and its last one say about its role: a log-linear model.
// Columns word, place (any, first, last), and one for each role.
class RoleWords {
 public:
  explicit RoleWords(const Lexicon& lexicon);
  // The role that the words of [first, last) speak for; none when they say too little.
  Role vote(const Pieces& pieces, std::uint32_t first, std::uint32_t last) const;

 private:
  enum class At : std::uint8_t { any, first, last };
  struct Vote {
    Role role = Role::none;
    std::int16_t weight = 0;  // 100 × natural log
  };
  struct Row {
    At at = At::any;
    std::uint32_t first = 0, last = 0;  // of votes_
  };
  const Lexicon& lexicon_;
  const Table& table_;
  std::vector<Row> rows_;  // by row of the table
  std::vector<Vote> votes_;
};

}  // namespace jernih::classify
