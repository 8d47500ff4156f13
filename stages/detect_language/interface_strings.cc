// The table `interface`, read for its languages only.
#include "stages/detect_language/interface_strings.h"

#include <algorithm>
#include <string>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"

namespace jernih::detect_language {

InterfaceStrings::InterfaceStrings(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      table_(&lexicon.table("interface")),
      indonesian_(table_->column("indonesian")),
      english_(table_->column("english")),
      flags_(table_->column("flags")),
      answers_(table_->size()) {}

Language InterfaceStrings::language_of(std::span<const Token> tokens) {
  const auto is_word = [](const Token& t) { return t.kind == TokenKind::word; };
  const auto first = std::find_if(tokens.begin(), tokens.end(), is_word);
  if (first == tokens.end() || !lexicon_->starts(*table_, first->word)) return kNoLanguage;
  const auto from = static_cast<std::size_t>(first - tokens.begin());
  const Table::Match match = table_->longest(tokens, from);
  if (match.rows == 0 || std::any_of(first + match.tokens, tokens.end(), is_word))
    return kNoLanguage;
  Answer& answer = answers_[match.row];
  if (answer == Answer::unasked) answer = answer_of_row(match.row);
  return answer == Answer::none ? kNoLanguage : answer == Answer::english ? kEnglish : kIndonesian;
}

InterfaceStrings::Answer InterfaceStrings::answer_of_row(std::uint32_t row) const {
  std::string source;
  std::string english;
  fold(table_->cell(row, indonesian_), source);
  fold(table_->cell(row, english_), english);
  if (table_->cell(row, flags_).find("english") == std::string_view::npos)
    return source == english ? Answer::none : Answer::indonesian;
  // "Menu" and "Video" are flagged because they stay as they are, not because they are English;
  // names are of no language.
  const WordTable& words = lexicon_->words();
  const std::uint64_t flags = words.info(words.find(hash_folded(source))).flags;
  const bool is_english_only = (flags & (kIndonesianWord | kIndonesianName | kEnglishName)) == 0;
  return is_english_only ? Answer::english : Answer::none;
}

}  // namespace jernih::detect_language
