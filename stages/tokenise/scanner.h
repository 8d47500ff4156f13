// From a segment to its tokens.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"
#include "stages/tokenise/addresses.h"
#include "stages/tokenise/parts.h"
#include "stages/tokenise/words.h"

namespace jernih::tokenise {

// A token that may have to be parted, by its index.
struct Doubtful {
  std::uint32_t token = 0;
  Doubt doubt = Doubt::none;
};

class Scanner {
 public:
  explicit Scanner(const Parts& parts);

  // Appends the tokens of text[segment]. Linear.
  void scan(std::string_view text, Span segment, std::vector<Token>& out,
            std::vector<Doubtful>& doubts);

  // A token of these bytes, with everything that can be seen or looked up. Its last `stop` bytes
  // are the stop of an abbreviation: known by what stands before it ("Jan." like "Jan").
  Token make(std::string_view text, Span at, TokenKind kind, std::uint32_t stop = 0) const;

 private:
  // Scans plain tokens from i on: ASCII words and digits whose border is certain whatever follows,
  // and single marks. Stops at white space that is not ASCII, and where anything else begins.
  std::uint32_t scan_plain(std::string_view text, std::uint32_t i, std::uint32_t end,
                           std::vector<Token>& out) const;
  bool plain_word(std::string_view text, std::uint32_t begin, std::uint32_t end,
                  Token& token) const;
  std::uint32_t piece_end(std::string_view text, std::uint32_t i, std::uint32_t end);
  void scan_piece(std::string_view text, Span piece, std::vector<Token>& out,
                  std::vector<Doubtful>& doubts);
  void scan_stretch(std::string_view text, Span stretch, std::vector<Token>& out,
                    std::vector<Doubtful>& doubts);

  const Parts& parts_;
  WordReader words_;
  std::array<std::uint64_t, 128> mark_hashes_;  // of ASCII marks
  std::vector<Address> addresses_;
  bool may_hold_address_ = false;  // of the piece at hand
};

}  // namespace jernih::tokenise
