// A configuration as it works in the end: with what it includes, settings, presets, variables and
// every default.
#pragma once

#include <string>

#include "pipeline/config/config.h"

namespace jernih {

// YAML that gives the same configuration when it is read from the working folder; each value with a
// comment that says where it comes from.
std::string effective_yaml(const PipelineConfig& config);

}  // namespace jernih
