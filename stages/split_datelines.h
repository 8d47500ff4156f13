// Makes place and agency before a text a segment of their own.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo split_datelines_info();

}  // namespace jernih
