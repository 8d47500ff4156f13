// Words with something inside: hyphens, stops, apostrophes, slashes, digits.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"
#include "stages/tokenise/boundary_doubt.h"
#include "stages/tokenise/token_parts.h"

namespace jernih::tokenise {

struct ScannedWord {
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  Doubt doubt = Doubt::none;
};

// The token that begins with the letter or digit text[piece.begin]; piece.end is white space, the
// end of the segment or the begin of an address. Linear in what it takes.
class WordReader {
 public:
  explicit WordReader(const TokenParts& parts) : parts_(parts) {}

  ScannedWord read(std::string_view text, Span piece) const;

 private:
  std::uint32_t reference_end(std::string_view text, Span piece) const;
  std::uint32_t currency_end(std::string_view text, Span letters) const;
  ScannedWord read_number(std::string_view text, Span piece) const;
  ScannedWord read_letters(std::string_view text, Span piece) const;
  std::uint32_t number_suffix_end(std::string_view text, Span number, std::uint32_t end) const;
  std::uint32_t dotted_end(std::string_view text, std::uint32_t begin, std::uint32_t first,
                           std::uint32_t end) const;
  ScannedWord hyphened(std::string_view text, std::uint32_t begin, std::uint32_t first,
                       std::uint32_t end) const;
  bool stays_whole(std::string_view left, std::string_view right) const;
  bool are_two_names(std::string_view left, std::string_view right) const;
  ScannedWord with_stop(std::string_view text, Span word, std::uint32_t end) const;

  const TokenParts& parts_;
};

// Behind the letters, digits, marks and underscores from i on.
std::uint32_t letters_end(std::string_view text, std::uint32_t i, std::uint32_t end);

}  // namespace jernih::tokenise
