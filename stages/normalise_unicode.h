// Normalises Unicode: NFC, spaces, zero-width, quotes, dashes, styled letters, icons.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo normalise_unicode_info();

}  // namespace jernih
