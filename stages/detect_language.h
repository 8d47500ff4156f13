// Says the language of every segment, every word and the record.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo detect_language_info();

}  // namespace jernih
