#include "interfaces/setup/version.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "lexicons/tables/lexicon.h"

namespace jernih {

std::string_view program_version() { return JERNIH_VERSION; }

std::string version_text() {
  return fmt::format(
      "jernih {}\n"
      "tables    {} ({} tables, {} word slots)\n"
      "ICU       {} (Unicode {})\n"
      "Hunspell  {} at build time; dictionaries id_ID {}, en_US {}",
      program_version(), Lexicon::builtin().version(), Lexicon::builtin().tables().size(),
      Lexicon::builtin().words().places(), U_ICU_VERSION, U_UNICODE_VERSION,
      JERNIH_HUNSPELL_VERSION, JERNIH_ID_DICTIONARY, JERNIH_EN_DICTIONARY);
}

}  // namespace jernih
