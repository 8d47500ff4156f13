// Cuts segments into words, numbers, marks, URLs, e-mail, emoji.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo tokenise_info();

}  // namespace jernih
