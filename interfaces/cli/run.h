// `jernih run`: records in, records out.
#pragma once

#include <string>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/registry.h"

namespace jernih::cli {

struct RunArguments {
  std::string config_file;  // empty: the default pipeline
  std::vector<std::string> inputs;
  std::vector<Override> overrides;
};

// The exit code. Throws ConfigError.
int run_command(const RunArguments& arguments, const Registry& registry);

}  // namespace jernih::cli
