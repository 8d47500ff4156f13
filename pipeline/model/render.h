// The one place where English is put into the text.
#pragma once

#include <string>

#include "pipeline/model/document.h"

namespace jernih {

// Decides which annotations stay and which are rewritten, once, after all stages:
//   - annotations of one kind never overlap, rewritten ones never overlap at all; of two that do,
//     the longest wins, then the earliest, then the one annotated first;
//   - a number that is no number beside the time it lies in is removed: all of the time, or the
//     19.30 of its clock (Annotation::holds_clock);
//   - one that lies in a rewritten (or, of another kind, larger) annotation gets `inside`.
// Losers of the same kind are removed, losers of another kind keep their place with
// rewritten = false. Sorts by begin, then longest. O(n log n).
void settle(Document& doc);

// The text with exactly the annotations that say rewritten replaced by their English and dropped
// segments left out. Appends to `out`. Linear. Call settle() first.
void render(const Document& doc, std::string& out);

}  // namespace jernih
