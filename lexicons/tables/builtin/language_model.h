// The trained language model that lies in the program (lexicons/data/learnt/model/).
#pragma once

#include <string_view>

namespace jernih {

// The bytes of lexicons/data/learnt/model/language.bin; their layout is
// stages/detect_language/model.h.
std::string_view builtin_language_model();

}  // namespace jernih
