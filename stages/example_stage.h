// The template of a stage (scripts/new_stage.py copies it): reports segments that are too long.
// Built and tested like every stage, but not part of the program.
#pragma once

#include "pipeline/stage.h"

namespace jernih {

StageInfo example_stage_info();

}  // namespace jernih
