// Repairs broken UTF-8, mojibake, entities, literal escapes and controls.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo repair_text_info();

}  // namespace jernih
