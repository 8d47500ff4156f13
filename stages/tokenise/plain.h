// The fast road: words, digits and marks whose borders are certain whatever follows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"
#include "stages/tokenise/token_parts.h"

namespace jernih::tokenise {

class PlainScanner {
 public:
  using Tokens = std::vector<Token>;

  explicit PlainScanner(const TokenParts& parts);

  // Appends the plain tokens of text[span]: ASCII words and digits, single marks and quotes; all
  // but Token::word is set, whose memory is asked for. Where it stops, another kind of token
  // begins, or white space beyond ASCII, or span ends. Linear.
  std::uint32_t scan(std::string_view text, Span span, Tokens& out) const;

 private:
  bool read_short_word(std::string_view text, Span rest, Tokens& out) const;
  bool read_word(std::string_view text, Span rest, Tokens& out) const;
  bool read_mark(std::string_view text, Span rest, Tokens& out) const;
  bool ends_before(std::string_view text, std::uint32_t i, std::uint32_t end, bool is_number) const;
  std::uint64_t quote_mark(std::string_view text, std::uint32_t i, std::uint32_t end) const;
  bool is_single(std::string_view text, std::uint32_t i, std::uint32_t end) const;
  bool is_apart(std::string_view text, std::uint32_t i, std::uint32_t end) const;

  const TokenParts& parts_;
  const WordTable words_;
  std::array<std::uint64_t, 128> marks_;  // hashes of ASCII characters
  std::array<std::uint64_t, 64> quotes_;  // of U+2000 to U+203F; 0: no mark of its own
};

}  // namespace jernih::tokenise
