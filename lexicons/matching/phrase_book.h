// The tables of interface phrases: the user's own first, then the built-in one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lexicons/matching/phrase_matcher.h"
#include "pipeline/model/segment.h"

namespace jernih {

class UserTable;

// One row, taken apart.
struct PhraseRow {
  std::string_view indonesian, english;
  Role role = Role::none;
  bool is_ordinary = false;  // also a word of prose
  bool is_prefix = false;    // a name, title or value follows
  bool is_english = false;   // stays as it is

  // A title or a name follows, not a value that could be put into English.
  bool asks_for_name() const { return is_prefix && traits(role).asks_for_name; }
};

// Immutable; shared by all workers.
class PhraseBook {
 public:
  // `paths` are the user's tables (columns indonesian, english; role and flags may be missing).
  // ConfigError with file:line.
  explicit PhraseBook(const Lexicon& lexicon, const std::vector<std::string>& paths = {});
  PhraseBook(const PhraseBook&) = delete;
  PhraseBook& operator=(const PhraseBook&) = delete;

  PhraseMatcher matcher(const Document& doc, const Pieces& pieces) const {
    return PhraseMatcher(doc, pieces, tables_, lexicon_);
  }
  PhraseRow row(const PhraseMatch& match) const;
  bool has_own() const { return own_ != nullptr; }
  // The match is in the user's tables.
  bool is_own(const PhraseMatch& match) const;
  // Why whole() took `winner` and not `second`, for people.
  static std::string reason(const PhraseMatch& winner, const PhraseMatch& second);

 private:
  struct Columns {
    std::uint32_t indonesian = 0, english = 0, role = kNone, flags = kNone;
  };
  static Columns columns_of(const Table& table);

  std::shared_ptr<const UserTable> own_;
  const Lexicon& lexicon_;
  std::vector<MatchTable> tables_;
  std::vector<Columns> columns_;
};

// True when `flag` is one of comma separated `flags`.
bool has_flag(std::string_view flags, std::string_view flag);

}  // namespace jernih
