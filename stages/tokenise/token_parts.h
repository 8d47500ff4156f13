// What is known about pieces of tokens: currencies, units, affixes, ends of domains, emoticons.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"

namespace jernih::tokenise {

// What a piece may be; a set, as bits. One for each value of the column `use` of token_parts.tsv.
enum Use : std::uint32_t {
  kBeforeNumber = 1u << 0,   // Rp1.000 is two tokens
  kAfterNumber = 1u << 1,    // 5jam is two tokens
  kNumberSuffix = 1u << 2,   // 1970-an, 4th, 80s are one
  kHyphenPrefix = 1u << 3,   // non-migas, e-mail, ke-20 are one
  kHyphenSuffix = 1u << 4,   // hamba-Ku, APBN-nya are one
  kDollar = 1u << 5,         // US$ is one
  kEndsDomain = 1u << 6,     // kompas.com is one
  kEndsFile = 1u << 7,       // daftar.pdf is one
  kEmoticon = 1u << 8,       // :-)
  kBrand = 1u << 11,         // BukaLapak, known as a whole: never two glued words
  kStopAlways = 1u << 9,     // abbreviations: the stop is part of it in any text (Inc., dll.)
  kStopInEnglish = 1u << 10  // … in English text; Indonesian parts it (Dr., No.)
};

class TokenParts {
 public:
  explicit TokenParts(const Lexicon& lexicon);

  // Everything the piece may be; 0 for most. One hash, one probe.
  std::uint32_t uses(std::string_view piece) const;
  bool is_emoticon(std::string_view marks) const { return emoticons_.count(word_hash(marks)) > 0; }
  // False when no emoticon begins with these two characters. One load.
  bool may_begin_emoticon(char first, char second) const {
    const auto place = [](char c) {
      return static_cast<std::size_t>(static_cast<unsigned char>(c));
    };
    return place(first) < 128 && place(second) < 128 &&
           emoticon_begins_[place(first) * 128 + place(second)];
  }
  // The same for a word whose place in the word table is known.
  std::uint32_t uses_of(std::uint32_t word, std::string_view surface) const;
  // 1 for a word of the Indonesian dictionary alone, -1 for one of the English alone, else 0.
  int lean(std::uint32_t word) const { return leans_[word]; }
  // True when a stop behind the word may belong to it: an abbreviation. One load.
  bool keeps_stop(std::uint32_t word, bool is_lower) const {
    return (stops_[word] & (is_lower ? kLowerStop : kUpperStop)) != 0;
  }

  const Lexicon& lexicon() const { return lexicon_; }

 private:
  void read_words();
  void add_emoticon(std::string_view emoticon);

  const Lexicon& lexicon_;
  const Table& parts_;
  const Table& abbreviations_;
  std::vector<std::uint32_t> use_;         // by row of token_parts
  std::vector<std::string_view> written_;  // by row of token_parts
  std::unordered_set<std::uint64_t> emoticons_;
  std::vector<std::uint32_t> stop_use_;  // by row of abbreviations
  enum : std::uint8_t { kLowerStop = 1, kUpperStop = 2 };
  std::vector<bool> emoticon_begins_;  // by the first two characters
  std::vector<std::int8_t> leans_;     // by index into the word table
  std::vector<std::uint8_t> stops_;    // by index into the word table
  std::vector<bool> is_capitalised_;   // row of abbreviations that counts only with a capital
};

}  // namespace jernih::tokenise
