// Puts several tokens in the place of one, for many of them at once.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/document.h"

namespace jernih::tokenise {

// Refilled for one document after the other; keeps its memory.
class TokenSplitter {
 public:
  // Parts of the token with this index follow; indices ascend. The first one takes over
  // `glued`.
  void begin(std::uint32_t token) { parted_.push_back({token, parts_.size(), 0}); }
  void add(const Token& part);

  // Parts the tokens and corrects the segments, in place: no second list of all tokens. Starts
  // over for the next document. Linear.
  void apply(Document& doc);

 private:
  struct Parted {
    std::uint32_t token = 0;
    std::size_t first = 0;  // of its parts
    std::uint32_t count = 0;
  };
  void move_tokens(std::vector<Token>& tokens) const;
  void correct(std::vector<Segment>& segments) const;

  std::vector<Parted> parted_;
  std::vector<Token> parts_;
};

}  // namespace jernih::tokenise
