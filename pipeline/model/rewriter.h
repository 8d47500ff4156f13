// Builds the next text of a document from replacements, left to right.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/document.h"

namespace jernih {

// One pass over Document::text(): begin, replace in ascending order, finish. Reusable; a pass
// without replacements costs nothing.
class Rewriter {
 public:
  // doc.text() must stay as it is until finish().
  void begin(const Document& doc);

  // text()[at] becomes `with`. `at` begins at or behind the end of the last one. With a kind, the
  // change is reported; a kind that is the same as that of the last change right before it is
  // reported as one with it.
  void replace(Span at, std::string_view with, const DiagnosticKind* kind = nullptr);

  // Rewrites the document and reports. False when nothing was replaced.
  bool finish(Document& doc);

 private:
  std::string_view text_;
  std::string out_;
  std::uint32_t copied_ = 0;  // text_ up to here is in out_
  Edits edits_;
  std::vector<std::pair<Span, const DiagnosticKind*>> reports_;  // spans of the new text
};

}  // namespace jernih
