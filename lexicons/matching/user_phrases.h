// What a user's table of phrases must keep to.
#pragma once

#include <string>
#include <vector>

namespace jernih {

struct Problem;
struct Tsv;

// Throws ConfigError with file:line for every row that could not be put into a string: no English,
// slots that differ from those of the Indonesian or that nothing fills, a role or flag that is
// none, a key that some row of these tables has already.
// Every mistake in one go.
void check_user_phrases(const std::vector<std::string>& paths);

// The same mistakes as a list.
std::vector<Problem> phrase_problems(const std::vector<Tsv>& tables);

}  // namespace jernih
