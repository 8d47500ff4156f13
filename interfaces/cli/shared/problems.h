// Mistakes and warnings of set-up for a person: the place, what is wrong, what would be right, the
// line and a mark under it.
#pragma once

#include <string>
#include <vector>

#include "interfaces/cli/shared/terminal.h"
#include "pipeline/options/error.h"

namespace jernih::cli {

std::string show_problem(const Problem& problem, const Paint& paint);

// "2 mistakes, 1 warning".
std::string count_of(const std::vector<Problem>& problems);

}  // namespace jernih::cli
