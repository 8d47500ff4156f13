// The list of stages that ship with Jernih.
#pragma once

#include "pipeline/registry.h"

namespace jernih {

// Adds every stage, in reading order.
void add_builtin_stages(Registry& registry);

}  // namespace jernih
