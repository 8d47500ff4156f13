// Values set from elsewhere: `--set name=value`, the section `set:`, and presets.
#pragma once

#include <string>
#include <vector>

#include "pipeline/config/config.h"
#include "pipeline/options/config_node.h"

namespace jernih {

// All work on a tree whose stages are normalised. They put values into it as if they had been
// written there; mistakes go to `problems`.

// The value's place is the option itself, "--set find_times.zone=UTC".
void apply_override(ConfigNode& root, const Override& override, const Registry& registry,
                    std::vector<Problem>& problems);

// A map of dotted names, {find_times.zone: UTC}, or of maps, {output: {tokens: true}}.
void apply_settings(ConfigNode& root, const ConfigNode& settings, const Registry& registry,
                    std::vector<Problem>& problems);

}  // namespace jernih
