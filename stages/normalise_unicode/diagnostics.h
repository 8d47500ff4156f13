// What normalise_unicode reports. Spaces and line ends are not worth a word.
#pragma once

#include "pipeline/model/diagnostic.h"

namespace jernih::normalise {

inline constexpr DiagnosticKind kInvisibleRemoved{
    "invisible_removed", "zero-width characters or bidi controls were removed"};
inline constexpr DiagnosticKind kIconRemoved{"icon_removed", "private-use characters were removed"};
inline constexpr DiagnosticKind kLetterPlain{"letter_plain",
                                             "styled letters were replaced by plain ones"};

}  // namespace jernih::normalise
