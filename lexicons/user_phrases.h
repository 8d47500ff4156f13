// What a user's table of phrases must keep to.
#pragma once

#include <string>
#include <vector>

namespace jernih {

// Throws ConfigError with file:line for every row that could not be put into a string: no English,
// slots that differ from those of the Indonesian or that nothing fills, a role or flag that is
// none, a key that some row of these tables has already.
void check_user_phrases(const std::vector<std::string>& paths);

}  // namespace jernih
