// The point in time that a record or a configuration names in free text.
#pragma once

#include <string_view>
#include <vector>

#include "stages/find_times/atoms/lexer.h"
#include "stages/find_times/resolve/resolver.h"

namespace jernih::times {

// Plain tokens of a short free text, outside of any document: words, numbers with what is inside
// them, single marks.
void tokenise_plain(std::string_view text, const Lexicon& lexicon, std::vector<Token>& out);

// Reads any absolute date that find_times reads, or seconds or milliseconds since 1970. False when
// there is none: relative phrases name no point.
class ReferenceReader {
 public:
  ReferenceReader(const Lexicon& lexicon, const Lexer& lexer, const Resolver& resolver)
      : lexicon_(lexicon), lexer_(lexer), resolver_(resolver) {}
  bool read(std::string_view text, std::int16_t default_zone, Anchor& out);

 private:
  const Lexicon& lexicon_;
  const Lexer& lexer_;
  const Resolver& resolver_;
  std::vector<Token> tokens_;
  std::vector<Atom> atoms_;
  Resolution resolution_;
};

// The anchor that a resolved phrase gives.
bool anchor_of(const TimeExpression& e, const Resolution& r, Anchor& out);

}  // namespace jernih::times
