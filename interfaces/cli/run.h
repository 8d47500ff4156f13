// `jernih run`: records in, records out.
#pragma once

#include <string>
#include <vector>

namespace jernih::cli {

struct RunArguments {
  std::string config = "default";  // a file or a built-in configuration
  std::vector<std::string> inputs;
  std::vector<std::string> sets;  // --set name=value
};

// The exit code. Throws ConfigError.
int run_command(const RunArguments& arguments);

}  // namespace jernih::cli
