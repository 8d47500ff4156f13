// What the user named as input, as a list of files.
#pragma once

#include <string>
#include <vector>

namespace jernih {

// Files stay as they are ("-" is stdin, nothing at all too); a pattern that the shell left (quoted,
// or of a configuration) becomes the files it matches, sorted, and no folders. "**/" in it stands
// for any folders or none; hidden ones and links are left out. Throws IoError with a line for every
// name that is no readable file, before anything is read.
std::vector<std::string> expand_inputs(const std::vector<std::string>& names);

// Names of output files, one for each input, all different: the input's name without folders,
// packing and kind, and `suffix` (".jsonl"); a name taken before (also one of `taken`) gets -2, -3
// …
std::vector<std::string> output_names(const std::vector<std::string>& inputs,
                                      const std::string& suffix,
                                      const std::vector<std::string>& taken);

}  // namespace jernih
