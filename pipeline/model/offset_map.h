// Leads any span of the frozen text back to the raw bytes it came from.
#pragma once

#include <vector>

#include "pipeline/model/span.h"

namespace jernih {

// One replaced stretch: bytes [before) of the old text became bytes [after) of the new text.
// Either side may be empty (something removed, something put in).
struct Edit {
  Span before;
  Span after;
};

// Sorted, non-overlapping, in order of both sides. Between edits the bytes are untouched, so a list
// of changes is enough: the seed page has 5,256 bytes and two of them.
using Edits = std::vector<Edit>;

class OffsetMap {
 public:
  void clear() { edits_.clear(); }
  bool is_identity() const { return edits_.empty(); }
  // Edits from raw to text, sorted.
  const Edits& edits() const { return edits_; }

  // The text was edited once more: afterwards this maps raw -> the newest text. Linear.
  void append(const Edits& newer);

  // The smallest raw range that gave these text bytes; an edit that the span touches counts whole.
  // An empty span on a removed stretch gives that stretch. O(log edits).
  Span raw_span(Span text) const;
  // Where a raw range went in the text; the inverse of the above.
  Span text_span(Span raw) const;

 private:
  Edits edits_;
};

// Composition: `first` then `second`, as one list.
Edits compose(const Edits& first, const Edits& second);

}  // namespace jernih
