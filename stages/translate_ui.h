// Puts interface strings into English.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo translate_ui_info();

}  // namespace jernih
