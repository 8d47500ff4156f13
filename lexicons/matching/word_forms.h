// Words that the word table does not hold but that are made of words it holds: "rumahnya",
// "teman-temannya", "rata2", "diupdate", "Indonesia's", "state-owned".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicons/tables/word_table.h"

namespace jernih {

inline constexpr std::size_t kLeastStem = 3;  // letters that an affix of its own language leaves

class Lexicon;

class WordForms {
 public:
  // `lexicon` must outlive this.
  explicit WordForms(const Lexicon& lexicon);

  // The WordFlag bits below kFirstTableBit of a folded word: those of the table where it knows the
  // word, else what its parts say; 0: unknown. No allocation; a few dozen lookups at worst, so keep
  // the answer (Token::hash is its key).
  std::uint64_t flags(std::string_view folded) const;

 private:
  enum class Joins : std::uint8_t { own, loan };
  struct Affix {
    std::string_view text;
    std::uint64_t language = 0;  // kIndonesianWord or kEnglishWord
    Joins joins = Joins::own;
  };

  std::uint64_t in_table(std::string_view folded) const;
  std::uint64_t whole(std::string_view folded) const;
  std::uint64_t hyphenated(std::string_view folded) const;
  std::uint64_t with_own_affixes(std::string_view folded) const;
  bool has_joined_prefix(std::string_view folded) const;
  bool is_affixed_loan(std::string_view folded) const;
  bool is_suffixed_loan(std::string_view folded) const;
  bool is_loan(std::string_view folded) const;

  const WordTable* words_;
  std::vector<Affix> prefixes_;
  std::vector<Affix> suffixes_;
};

}  // namespace jernih
