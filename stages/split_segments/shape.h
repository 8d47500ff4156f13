// What a line looks like, whatever its words mean.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/segment.h"

namespace jernih::split {

struct Shape {
  std::uint32_t words = 0;        // stretches between blanks that hold a letter
  std::uint32_t lower_words = 0;  // of them, those that begin with a lower-case letter
  bool ends_as_sentence = false;  // stop, question or exclamation mark, closers after it aside
};

// `line` has no white space at its ends. Only the words of its first 512 bytes are counted.
Shape shape_of(std::string_view line);

// Prose or interface, guessed.
SegmentKind guess_kind(const Shape& shape);

// True when the text holds a date or a clock time written with digits: "18 Juni 2025", "21/8/25",
// "20.04". Only looks at the first 64 bytes.
bool looks_like_time(std::string_view text);

}  // namespace jernih::split
