// Punctuation, symbols, emoji and emoticons.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"
#include "stages/tokenise/token_parts.h"
#include "stages/tokenise/word_reader.h"

namespace jernih::tokenise {

struct Mark {
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::punctuation;
  Doubt doubt = Doubt::none;
};

// The mark that begins at text[piece.begin], which is no letter and no digit: a run of the same
// stop, dash or the like (..., !!, ==, ?!), an emoji sequence, an emoticon, else one character.
Mark read_mark(std::string_view text, Span piece, const TokenParts& parts);

// Behind the emoticon that begins at text[piece.begin], piece.begin when none does.
std::uint32_t emoticon_end(std::string_view text, Span piece, const TokenParts& parts);

// Behind an emoji and everything that belongs to it: modifiers, joined emoji, second letter of a
// flag.
std::uint32_t emoji_end(std::string_view text, std::uint32_t begin, std::uint32_t end);

// Behind the combining marks, joiners and selectors from `i` on: they belong to what ends at `i`.
std::uint32_t behind_marks(std::string_view text, std::uint32_t i, std::uint32_t end);

}  // namespace jernih::tokenise
