// What a line looks like, whatever its words mean.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/segment.h"

namespace jernih::split {

// Prose or interface, guessed: prose ends as a sentence and has some words, or has many words most
// of which are no titles. `line` has no white space at its ends. Only the words of its first 512
// bytes are looked at, and no more of them than it takes to be sure.
SegmentKind guess_kind(std::string_view line);

// True when the text holds a date or a clock time written with digits: "18 Juni 2025", "21/8/25",
// "20.04". Only looks at the first 64 bytes.
bool looks_like_time(std::string_view text);

}  // namespace jernih::split
