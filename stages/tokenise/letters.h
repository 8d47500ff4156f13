// How the letters of a token are written.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "pipeline/model/token.h"

namespace jernih::tokenise {

// Any UTF-8; what is no letter does not count. Linear.
LetterCase case_of(std::string_view surface);

// The same from masks of ASCII letters and upper-case letters, bit k for byte k.
inline LetterCase case_of(std::uint32_t letters, std::uint32_t upper) {
  if (upper == 0) return letters == 0 ? LetterCase::none : LetterCase::lower;
  const std::uint32_t first = letters & ~(letters - 1);
  if (upper == first) return LetterCase::capitalised;
  return upper == letters ? LetterCase::upper : LetterCase::mixed;
}

}  // namespace jernih::tokenise
