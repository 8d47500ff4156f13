// Marks segments as dropped by role, language, kind or length: they stay in the record and leave
// the English.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo drop_segments_info();

}  // namespace jernih
