// Marks segments as dropped by role, group, language, kind, length or repetition: they stay in the
// record and leave the English. Each option drops by itself, as a stage of its own would.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo drop_segments_info();

}  // namespace jernih
