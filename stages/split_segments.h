// Splits lines into sentences of prose and chunks of interface.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo split_segments_info();

}  // namespace jernih
