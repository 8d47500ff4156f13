// From a segment to its tokens.
#pragma once

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
  explicit Scanner(const Parts& parts) : parts_(parts), words_(parts) {}

  // Appends the tokens of text[segment]. Linear.
  void scan(std::string_view text, Span segment, std::vector<Token>& out,
            std::vector<Doubtful>& doubts);

  // A token of these bytes, with everything that can be seen or looked up. Its last `stop` bytes
  // are the stop of an abbreviation: known by what stands before it ("Jan." like "Jan").
  Token make(std::string_view text, Span at, TokenKind kind, std::uint32_t stop = 0) const;

 private:
  void scan_piece(std::string_view text, Span piece, std::vector<Token>& out,
                  std::vector<Doubtful>& doubts);
  void scan_stretch(std::string_view text, Span stretch, std::vector<Token>& out,
                    std::vector<Doubtful>& doubts);

  const Parts& parts_;
  WordReader words_;
  std::vector<Address> addresses_;
};

}  // namespace jernih::tokenise
