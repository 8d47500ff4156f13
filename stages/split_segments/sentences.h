// Ends of sentences in running text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::split {

// Shared by all documents of a worker; holds no state between calls.
class SentenceSplitter {
 public:
  explicit SentenceSplitter(const Lexicon& lexicon);

  // Appends the sentences of text[line], each without white space at its ends. Linear.
  void split(std::string_view text, Span line, std::vector<Span>& out) const;

 private:
  // What stands around a run of stops.
  struct Stop {
    std::uint32_t sentence = 0;  // begin of the sentence it would end
    std::uint32_t begin = 0;     // of the run
    std::uint32_t end = 0;       // of the run
    std::uint32_t closed = 0;    // behind the closing quotes and brackets
    std::uint32_t next = 0;      // first byte that is no space
    char32_t mark = 0;           // the last of the run
  };
  enum class Follows : std::uint8_t { none, name, number, word, end };

  // What the sentence that would follow begins with.
  struct Next {
    bool upper = false;
    bool digit = false;
    bool lower = false;
    bool address = false;   // a URL
    bool opener = false;    // a bracket or quote comes first
    std::string_view word;  // ASCII letters only; else empty
  };

  Stop read_stop(std::string_view text, Span line, std::uint32_t at) const;
  void take_emoji(std::string_view text, Span line, Stop& stop) const;
  Next read_next(std::string_view text, Span line, const Stop& stop) const;
  bool ends_sentence(std::string_view text, Span line, const Stop& stop) const;
  bool full_stop_ends(std::string_view text, const Stop& stop, const Next& next) const;
  bool initial_ends(std::string_view text, const Stop& stop, const Next& next) const;
  bool lower_begins(std::string_view text, const Stop& stop, std::string_view word,
                    std::string_view next) const;
  std::uint32_t tail_end(std::string_view text, Span line, std::uint32_t i) const;
  bool is_start(std::string_view word) const;
  bool is_word(std::string_view word) const;
  bool is_known(std::string_view word) const;
  Follows abbreviation(std::string_view word) const;

  const Lexicon& lexicon_;
  const Table& abbreviations_;
  const Table& starts_;
  std::vector<std::uint64_t> emoticons_;  // their hashes, sorted
  std::vector<Follows> follows_;          // by row of the table
  std::vector<bool> is_capitalised_;      // the row counts only with a capital
};

}  // namespace jernih::split
