// `jernih lexicon`: the list of what can be done with tables.
#include "interfaces/cli/lexicon/lexicon.h"

namespace jernih::cli {

void add_lexicon(CLI::App& program, ChosenCommand& chosen) {
  CLI::App* lexicon =
      program.add_subcommand("lexicon", "Tables: look up, validate, import, list what is missing");
  lexicon->require_subcommand(1);
  add_lexicon_lookup(*lexicon, chosen);
  add_lexicon_check(*lexicon, chosen);
  add_lexicon_import(*lexicon, chosen);
  add_lexicon_missing(*lexicon, chosen);
}

}  // namespace jernih::cli
