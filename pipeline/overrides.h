// `--set name=value` on the tree of a configuration.
#pragma once

#include <vector>

#include "pipeline/config.h"
#include "pipeline/config_node.h"

namespace jernih {

// Puts the value into the tree, as if it had been written there; its place is the option itself.
// Mistakes go to `problems`.
void apply_override(ConfigNode& root, const Override& override, const Registry& registry,
                    std::vector<Problem>& problems);

}  // namespace jernih
