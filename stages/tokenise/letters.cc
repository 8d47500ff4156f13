// Letter case: see the header.
#include "stages/tokenise/letters.h"

#include "lexicons/characters.h"

namespace jernih::tokenise {

LetterCase case_of(std::string_view surface) {
  bool upper = false;
  bool lower = false;
  bool first_upper = false;
  bool upper_later = false;
  bool first = true;
  for (std::size_t i = 0; i < surface.size();) {
    const CharClass c = next_class(surface, i);
    if (!is_letter(c)) continue;
    const bool is_upper = c == CharClass::upper;
    upper |= is_upper;
    lower |= !is_upper;
    if (first) first_upper = is_upper;
    upper_later |= is_upper && !first;
    first = false;
  }
  if (!upper) return lower ? LetterCase::lower : LetterCase::none;
  if (first_upper && !upper_later) return LetterCase::capitalised;
  return lower ? LetterCase::mixed : LetterCase::upper;
}

}  // namespace jernih::tokenise
