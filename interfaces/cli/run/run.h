// `jernih run`: records in, records out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jernih::cli {

struct RunArguments {
  std::string config = "default";  // a file or a built-in configuration
  std::vector<std::string> inputs;
  std::vector<std::string> sets;  // --set name=value
  std::string preset;             // --preset; empty: none
  std::string folder;             // -o; empty: stdout
  bool force = false;
  bool quiet = false;
  std::optional<std::uint64_t> limit;
  std::string reference_time;
  // Short forms of --set run.…; empty or absent: as configured.
  std::string threads;
  std::string rejected;
  std::optional<std::uint64_t> max_rejected;
};

// The exit code. Throws ConfigError.
int run_command(const RunArguments& arguments);

}  // namespace jernih::cli
