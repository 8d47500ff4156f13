// ${NAME} and ${NAME:-default} in the values of a configuration.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/options/config_node.h"

namespace jernih {

struct Problem;

using VariableSource = std::function<std::optional<std::string>(const std::string& name)>;

// Puts values in place of ${NAME} (a mistake when it is not set) and ${NAME:-default} (also when it
// is empty) in every value below `node`; $${ stands for ${. Texts in single quotes stay. A value
// that is one variable and nothing else counts as unquoted: "${N:-4}" can be a number.
void expand_variables(ConfigNode& node, const VariableSource& source,
                      std::vector<Problem>& problems);

}  // namespace jernih
