#include "stages/tokenise/letters.h"

#include <bit>

#include "lexicons/matching/characters.h"
#include "pipeline/model/bytes16.h"

namespace jernih::tokenise {
namespace {

LetterCase case_of_ascii(std::string_view surface) {
  bool has_upper = false;
  bool has_lower = false;
  bool first_upper = false;
  std::size_t count = 0;  // of upper-case letters
  for (std::size_t i = 0; i < surface.size(); i += Bytes16::kSize) {
    const Bytes16 bytes = Bytes16::load(surface, i);
    const std::uint32_t letters = bytes.letters();
    const std::uint32_t upper = bytes.between('A', 'Z');
    if (!has_upper && !has_lower && letters != 0) first_upper = (upper & -letters & letters) != 0;
    has_upper |= upper != 0;
    has_lower |= (letters & ~upper) != 0;
    count += static_cast<std::size_t>(std::popcount(upper));
  }
  if (!has_upper) return has_lower ? LetterCase::lower : LetterCase::none;
  if (first_upper && count == 1) return LetterCase::capitalised;
  return has_lower ? LetterCase::mixed : LetterCase::upper;
}

bool is_ascii(std::string_view surface) {
  std::uint32_t high = 0;
  for (std::size_t i = 0; i < surface.size(); i += Bytes16::kSize)
    high |= Bytes16::load(surface, i).high();
  return high == 0;
}

}  // namespace

LetterCase case_of(std::string_view surface) {
  if (is_ascii(surface)) return case_of_ascii(surface);
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
