// A reading that a stage gave up for another, or for leaving the text alone.
#pragma once

#include <string>

#include "pipeline/model/span.h"

namespace jernih {

struct LostReading {
  Span at;
  std::string what;    // its English, a language, a role
  std::string rule;    // row or rule that would have made it; may be empty
  std::string reason;  // why it lost
};

}  // namespace jernih
