// Cuts a line at the marks that pages put between interface strings.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace jernih::split {

// Appends the chunks of text[line], in order: each without white space at its ends, together they
// hold everything else. The marks `| • · » ›` belong to the chunk before them (to the one after
// them at the begin of the line); tabs and runs of three spaces to none. A date and its clock time
// stay together whatever stands between them. Linear.
void split_chunks(std::string_view text, Span line, std::vector<Span>& out);

}  // namespace jernih::split
