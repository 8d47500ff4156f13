// Words, numbers and marks, as tokenise gives them.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/language.h"
#include "pipeline/model/span.h"

namespace jernih {

enum class TokenKind : std::uint8_t {
  word,
  number,
  punctuation,
  url,
  email,
  mention,
  hashtag,
  emoji,
  symbol
};
inline constexpr std::size_t kTokenKindCount = static_cast<std::size_t>(TokenKind::symbol) + 1;
std::string_view name(TokenKind kind);

// How a token's letters are written. `capitalised` is one upper-case letter and then lower case.
enum class LetterCase : std::uint8_t { none, lower, capitalised, upper, mixed };

// 32 bytes. Dates and clock times written with digits are one token of kind number.
struct Token {
  Span at;
  std::uint64_t hash = 0;  // of the folded surface (lexicons/tables/fold.h), without an
                           // abbreviation's last stop ("Jan." like "Jan"): equal words, equal hash
  std::uint32_t word =
      0;  // index into the word table (lexicons/tables/word_table.h); 0: nothing known
  TokenKind kind = TokenKind::word;
  LetterCase letters = LetterCase::none;
  bool glued = false;  // no space before it in the text and not the first of its segment
  std::uint8_t unused = 0;
  Language language;  // empty: none (names, numbers, punctuation) or not looked at
};
static_assert(sizeof(Token) == 32);

}  // namespace jernih
