// What is allowed in a configuration and yet hardly meant.
#pragma once

#include <vector>

#include "pipeline/config/config.h"

namespace jernih {

// Adds warnings: stages whose output nothing uses or comes too late, tests of what no stage gives,
// stages twice with the same options, conditions that never hold, languages no segment can have,
// options without effect, and what stages themselves say (StageInfo::warn).
void find_warnings(const PipelineConfig& config, const Registry& registry,
                   std::vector<Problem>& problems);

}  // namespace jernih
