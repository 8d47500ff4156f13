// What was odd about a document. A document never fails; it collects these.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/span.h"

namespace jernih {

// One kind of complaint, declared once as a constant by the stage that makes it.
struct DiagnosticKind {
  std::string_view code;     // snake_case, part of the record's schema: "mojibake_repaired"
  std::string_view summary;  // one clause for a person
};

struct Diagnostic {
  Span at;  // into Document::text(); may be empty where bytes were removed (raw_span leads to them)
  const DiagnosticKind* kind = nullptr;
  std::string detail;  // what exactly, may be empty
};

}  // namespace jernih
