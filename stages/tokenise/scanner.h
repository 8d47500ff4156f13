// From a segment to its tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"
#include "stages/tokenise/addresses.h"
#include "stages/tokenise/boundary_doubt.h"
#include "stages/tokenise/glued_words.h"
#include "stages/tokenise/plain.h"
#include "stages/tokenise/token_parts.h"
#include "stages/tokenise/word_reader.h"

namespace jernih::tokenise {

class Scanner {
 public:
  explicit Scanner(const TokenParts& parts);
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  // Appends the tokens of text[segment], all but Token::word set. Linear.
  void scan(std::string_view text, Span segment, std::vector<Token>& out,
            std::vector<DoubtfulToken>& doubts);

  // Sets the words of the tokens from `first` on, some time after they were scanned: the memory was
  // asked for then. Appends the doubts that follow, and brings all from `first_doubt` on in order.
  // How many more of the words are Indonesian than English (TokenParts::lean).
  int look_up(std::string_view text, std::size_t first, std::vector<Token>& tokens,
              std::vector<DoubtfulToken>& doubts, std::size_t first_doubt);

  // A token of these bytes, with everything that can be seen or looked up. Its last `stop` bytes
  // are the stop of an abbreviation: known by what stands before it ("Jan." like "Jan").
  Token make(std::string_view text, Span at, TokenKind kind, std::uint32_t stop = 0) const;

 private:
  std::uint32_t piece_end(std::string_view text, std::uint32_t i, std::uint32_t end);
  void scan_piece(std::string_view text, Span piece, std::vector<Token>& out,
                  std::vector<DoubtfulToken>& doubts);
  void scan_stretch(std::string_view text, Span stretch, std::vector<Token>& out,
                    std::vector<DoubtfulToken>& doubts);

  const TokenParts& parts_;
  PlainScanner plain_;
  WordReader words_;
  GluedWords glued_;
  std::vector<std::uint32_t> unknown_;  // tokens of a batch whose word nobody knows
  std::vector<Address> addresses_;
  bool may_hold_address_ = false;  // of the piece at hand
};

}  // namespace jernih::tokenise
