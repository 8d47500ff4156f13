#include "lexicons/matching/phrase_book.h"

#include <fmt/format.h>

#include <stdexcept>

#include "lexicons/matching/user_phrases.h"
#include "lexicons/tables/compile/user_table.h"
#include "lexicons/tables/lexicon.h"

namespace jernih {
namespace {

std::uint32_t column_or_none(const Table& table, std::string_view name) {
  try {
    return table.column(name);
  } catch (const std::logic_error&) {
    return kNone;
  }
}

}  // namespace

bool has_flag(std::string_view flags, std::string_view flag) {
  while (!flags.empty()) {
    const std::size_t comma = flags.find(',');
    if (flags.substr(0, comma) == flag) return true;
    if (comma == std::string_view::npos) break;
    flags.remove_prefix(comma + 1);
  }
  return false;
}

PhraseBook::PhraseBook(const Lexicon& lexicon, const std::vector<std::string>& paths)
    : lexicon_(lexicon) {
  if (!paths.empty()) {
    check_user_phrases(paths);
    own_ = std::make_shared<UserTable>(paths, "indonesian");
    columns_.push_back(columns_of(own_->table()));
    tables_.emplace_back(own_->table(), columns_.back().indonesian);
  }
  const Table& builtin = lexicon.table("interface");
  columns_.push_back(columns_of(builtin));
  tables_.emplace_back(builtin, columns_.back().indonesian);
}

PhraseBook::Columns PhraseBook::columns_of(const Table& table) {
  return {table.column("indonesian"), table.column("english"), column_or_none(table, "role"),
          column_or_none(table, "flags")};
}

PhraseRow PhraseBook::row(const PhraseMatch& match) const {
  const Columns& c = columns_[&tables_[0].table() == match.table ? 0 : 1];
  PhraseRow out;
  out.indonesian = match.table->cell(match.row, c.indonesian);
  out.english = match.table->cell(match.row, c.english);
  if (c.role != kNone) out.role = role_named(match.table->cell(match.row, c.role));
  if (c.flags == kNone) return out;
  const std::string_view flags = match.table->cell(match.row, c.flags);
  if (flags.empty()) return out;
  out.is_ordinary = has_flag(flags, "ordinary");
  out.is_prefix = has_flag(flags, "prefix");
  out.is_english = has_flag(flags, "english");
  return out;
}

bool PhraseBook::is_own(const PhraseMatch& match) const {
  return match && own_ != nullptr && match.table == &own_->table();
}

std::string PhraseBook::reason(const PhraseMatch& winner, const PhraseMatch& second) {
  if (winner.table != second.table) return "your own tables come first";
  if (winner.literals > second.literals)
    return fmt::format("{} of its words are literal, {} of the second's", winner.literals,
                       second.literals);
  return "its slots are narrower, or it stands first";
}

}  // namespace jernih
