// What one segment says about itself, whatever stands around it.
#pragma once

#include "lexicons/matching/datelines.h"
#include "lexicons/matching/phrase_book.h"
#include "lexicons/tables/lexicon.h"
#include "stages/classify_segments/role_words.h"

namespace jernih::classify {

inline constexpr std::uint32_t kLongestName = 5;  // words

// What the pieces of a segment are, in the order of certainty.
struct Content {
  Role role = Role::none;      // none: only the neighbours can tell
  bool is_string = false;      // an interface string for sure
  bool is_whole = false;       // one row holds all of it
  bool is_text = false;        // somebody's words, whatever its role
  bool is_lead = false;        // what follows belongs to it ("Baca juga:", "Editor")
  bool is_name = false;        // two to five capitalised words and nothing else
  bool is_sentence = false;    // ends as one
  bool is_raised = false;      // begins with a capital or a digit
  bool is_title_like = false;  // words, most of them capitalised, no stop at the end
  Role start = Role::none;     // what its first words speak for
  Role guess = Role::none;     // what its words speak for
  std::uint32_t words = 0;
  std::uint32_t lower_words = 0;  // of those, without a capital
};

class ContentReader {
 public:
  ContentReader(const Lexicon& lexicon, const PhraseBook& book, const Datelines& datelines);
  Content read(const Document& doc, const Pieces& pieces) const;
  // Some row of strings begins with the word.
  bool may_begin(std::uint32_t word) const { return lexicon_.starts(strings_, word); }
  Role guess(const Pieces& pieces) const { return words_.vote(pieces, 0, pieces.size()); }

 private:
  struct Range {
    std::uint32_t first = 0, last = 0;
    bool empty() const { return first >= last; }
  };
  // What stands between the marks inside a segment.
  struct Parts {
    std::uint32_t count = 0;
    std::uint32_t known = 0;
    Content first;          // of those that are known
    bool is_trail = true;   // "Beranda > Elektronik"
    bool is_label = false;  // the first part has a colon behind it
  };
  Parts read_parts(const Document& doc, const Pieces& pieces, Range r) const;
  Range trimmed(const Pieces& pieces, Range r) const;
  bool by_row(const Document& doc, const Pieces& pieces, Range r, Content& out) const;
  bool by_found(const Document& doc, const Pieces& pieces, Range r, Content& out) const;
  bool by_dateline(const Document& doc, const Pieces& pieces, Content& out) const;
  bool by_initials(const Document& doc, const Pieces& pieces, Content& out) const;
  bool by_parts(const Document& doc, const Pieces& pieces, Range r, Content& out) const;
  bool by_prefix(const Document& doc, const Pieces& pieces, Range r, Content& out) const;
  bool by_pages(const Document& doc, const Pieces& pieces, Range r, Content& out) const;
  bool by_tags(const Document& doc, const Pieces& pieces, Content& out) const;
  Role page_role(const Pieces& pieces, Range r) const;
  Role start_role(const Pieces& pieces, Range r) const;
  void shape(const Document& doc, const Pieces& pieces, Range r, Content& out) const;

  const Lexicon& lexicon_;
  const Table& strings_;
  const PhraseBook& book_;
  const Datelines& datelines_;
  const Table& page_roles_;
  const Table& starts_;
  std::uint32_t page_role_, start_role_;
  RoleWords words_;
};

}  // namespace jernih::classify
