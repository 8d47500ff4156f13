// The files of a configuration: `include:` brings others in, ${NAME} the environment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/config/config.h"
#include "pipeline/options/config_node.h"

namespace jernih {

// At most one byte more than a configuration may have, so that a too big file is seen and not read.
// Throws ConfigError when it cannot be read.
std::string read_config_file(const std::string& path);

// The tree of a configuration with everything it includes: maps are merged key by key, what the
// including file says itself wins, lists and values replace; `- include: FILE` among the stages
// puts that file's stages there. Files and their texts go to `files`, mistakes to `problems`.
struct Reading {
  ConfigNode root;
  std::vector<Where> cuts;     // where syntax errors cut files
  bool is_incomplete = false;  // cut, or a file could not be included
};
Reading read_config_tree(ConfigText text, const ConfigContext& context,
                         std::vector<ConfigText>& files, std::vector<Problem>& problems);

}  // namespace jernih
