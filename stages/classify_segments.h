// Says what each segment is: prose or interface, and its role.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo classify_segments_info();

}  // namespace jernih
