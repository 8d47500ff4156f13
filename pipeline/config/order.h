// Whether the stages of a configuration can follow each other.
#pragma once

#include <vector>

#include "pipeline/config/config.h"

namespace jernih {

// Adds to `problems` every stage whose needs no earlier stage gives, every stage that changes the
// text after the freeze, and conditions that cannot stand where they do.
void check_order(const std::vector<StageConfig>& stages, std::vector<Problem>& problems);

// "stage 'find_times'", with its id when it has one of its own.
std::string label(const StageConfig& stage);

}  // namespace jernih
