// The compiled tables that lie in the program.
#include "lexicons/tables/lexicon.h"

extern "C" {
extern const char jernih_lexicon_begin[];
extern const char jernih_lexicon_end[];
}

namespace jernih {

const Lexicon& Lexicon::builtin() {
  static const Lexicon kLexicon(
      {jernih_lexicon_begin, static_cast<std::size_t>(jernih_lexicon_end - jernih_lexicon_begin)});
  return kLexicon;
}

}  // namespace jernih
