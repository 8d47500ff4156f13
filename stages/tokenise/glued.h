// Two words without the space between them: "JakartaKita", "hasilsurvei".
#pragma once

#include <cstdint>
#include <string_view>

#include "stages/tokenise/parts.h"

namespace jernih::tokenise {

// Where the second of two glued Indonesian words begins in `token`, a word that nobody knows; 0
// when there is no such place, or more than one. Both parts must be words of the dictionary, of
// three letters and more where a capital parts them, of four and more in lower case. At most 24
// lookups.
std::uint32_t glued_at(std::string_view token, const Parts& parts);

}  // namespace jernih::tokenise
