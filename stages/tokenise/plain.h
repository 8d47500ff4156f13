// The fast road: words, digits and marks whose borders are certain whatever follows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"
#include "stages/tokenise/parts.h"

namespace jernih::tokenise {

// What a byte means to both roads.
enum Byte : std::uint8_t {
  kOther = 0,
  kLetter = 1,
  kDigit = 2,
  kBlank = 4,
  kMark = 8,       // always a token of its own, ends every word and number
  kLoneMark = 16,  // the same where its own kind does not follow
  kEdge = 32,      // the same before white space
  kSign = 64,      // of an address: @ # :
};
extern const std::array<std::uint8_t, 256> kBytes;

class PlainScanner {
 public:
  explicit PlainScanner(const Parts& parts);

  // Appends the plain tokens of text[span]: ASCII words and digits, single marks and quotes; all
  // but Token::word is set, whose memory is asked for. Where it stops, another kind of token
  // begins, or white space beyond ASCII, or span ends. Linear.
  std::uint32_t scan(std::string_view text, Span span, std::vector<Token>& out) const;

 private:
  bool read_short_word(std::string_view text, Span rest, Token& token) const;
  bool read_word(std::string_view text, Span rest, Token& token) const;
  bool read_mark(std::string_view text, Span rest, Token& token) const;
  bool ends_before(std::string_view text, std::uint32_t i, std::uint32_t end, bool is_number) const;
  bool is_single(std::string_view text, std::uint32_t i, std::uint32_t end) const;
  bool is_apart(std::string_view text, std::uint32_t i, std::uint32_t end) const;

  const Parts& parts_;
  const WordTable words_;
  std::array<std::uint64_t, 128> marks_;  // hashes of ASCII characters
  std::array<std::uint64_t, 64> quotes_;  // of U+2000 to U+203F; 0: no mark of its own
};

}  // namespace jernih::tokenise
