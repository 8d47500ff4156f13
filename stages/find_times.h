// Finds time phrases, with English form, value and instant.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo find_times_info();

}  // namespace jernih
