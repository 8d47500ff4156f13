// Marks all segments as dropped but those of the given roles, groups, languages, kinds and lengths.
// Each option drops by itself, as a stage of its own would: what stays is all that was asked for.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo keep_segments_info();

}  // namespace jernih
