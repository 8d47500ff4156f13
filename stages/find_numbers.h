// Finds numbers and money, with value, unit and English form.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo find_numbers_info();

}  // namespace jernih
