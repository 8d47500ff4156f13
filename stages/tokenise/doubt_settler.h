// Settles, once a document's words are known, what a token alone could not say.
#pragma once

#include <vector>

#include "pipeline/model/document.h"
#include "stages/tokenise/scanner.h"
#include "stages/tokenise/token_splitter.h"

namespace jernih::tokenise {

// Parts tokens at their stop or hyphens where the words around them speak for it: English
// parts compounds (self-driven) and keeps stops (Dr.), Indonesian the reverse; a stop at the end of
// a segment always ends it. `doc.segments` already point at their tokens and are corrected. Linear.
class DoubtSettler {
 public:
  explicit DoubtSettler(const TokenParts& parts, const Scanner& scanner)
      : parts_(parts), scanner_(scanner) {}

  // `doubts` are in the order of their tokens, and used up. `lean` is that of the whole document:
  // how many more of its words are Indonesian than English; it decides where a segment's own is
  // less than two.
  void settle(Document& doc, std::vector<DoubtfulToken>& doubts, int lean);

 private:
  void decide(const Document& doc, std::vector<DoubtfulToken>& doubts, int whole) const;
  int lean_of(const Document& doc, const Segment& segment) const;
  bool parts_stop(const Document& doc, const Segment& segment, const Token& token, int lean) const;
  void part(const Document& doc, const DoubtfulToken& doubtful);

  const TokenParts& parts_;
  const Scanner& scanner_;
  TokenSplitter splitter_;
};

}  // namespace jernih::tokenise
