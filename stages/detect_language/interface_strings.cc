// The table `interface`, read for its languages only: see the header.
#include "stages/detect_language/interface_strings.h"

#include <algorithm>

#include "lexicons/fold.h"

namespace jernih::detect_language {

InterfaceStrings::InterfaceStrings(const Lexicon& lexicon)
    : lexicon_(&lexicon), table_(&lexicon.table("interface")) {
  const std::uint32_t indonesian = table_->column("indonesian");
  const std::uint32_t english = table_->column("english");
  const std::uint32_t flags = table_->column("flags");
  std::string a;
  std::string b;
  for (std::uint32_t row = 0; row < table_->size(); ++row) {
    a.clear();
    b.clear();
    fold(table_->cell(row, indonesian), a);
    fold(table_->cell(row, english), b);
    if (table_->cell(row, flags).find("english") != std::string_view::npos) {
      // "Menu" and "Video" are flagged because they stay as they are, not because they are English.
      const WordInfo& word = lexicon.words().info(lexicon.words().find(hash_folded(a)));
      says_.push_back((word.flags & kIndonesianWord) != 0 ? Says::nothing : Says::english);
    } else {
      says_.push_back(a == b ? Says::nothing : Says::indonesian);
    }
  }
}

Language InterfaceStrings::language_of(std::span<const Token> tokens) const {
  const auto is_word = [](const Token& t) { return t.kind == TokenKind::word; };
  const auto first = std::find_if(tokens.begin(), tokens.end(), is_word);
  if (first == tokens.end() || !lexicon_->starts(*table_, first->word)) return kNoLanguage;
  const auto from = static_cast<std::size_t>(first - tokens.begin());
  const Table::Match match = table_->longest(tokens, from);
  if (match.rows == 0 || std::any_of(first + match.tokens, tokens.end(), is_word))
    return kNoLanguage;
  switch (says_[match.row]) {
    case Says::indonesian:
      return kIndonesian;
    case Says::english:
      return kEnglish;
    case Says::nothing:
      break;
  }
  return kNoLanguage;
}

}  // namespace jernih::detect_language
