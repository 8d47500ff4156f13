// One value of an option table, from YAML.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/options/config_node.h"
#include "pipeline/options/options.h"

namespace jernih {

// Nothing when the node cannot be read as the option wants; the complaint goes to `problems`.
std::optional<Options::Value> read_value(const Option& option, const std::string& what,
                                         const ConfigNode& node, std::vector<Problem>& problems);

// A number as one writes it: no exponent and no point where none is needed.
std::string number_text(double value);

// The default of a row as a node, so that defaults pass the same checks.
ConfigNode default_node(const Option& option);

}  // namespace jernih
