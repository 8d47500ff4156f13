// How the letters of a token are written.
#pragma once

#include <string_view>

#include "pipeline/model/token.h"

namespace jernih::tokenise {

// Any UTF-8; what is no letter does not count. Linear.
LetterCase case_of(std::string_view surface);

}  // namespace jernih::tokenise
