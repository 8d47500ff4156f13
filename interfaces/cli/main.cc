// The program: subcommands and their exit codes.
#include <iostream>
#include <string>

#include "interfaces/cli/run.h"
#include "stages/builtin.h"

namespace {

int usage() {
  std::cerr << "usage: jernih run [-c FILE] [--set name=value] [INPUT…]\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] != "run") return usage();
  jernih::cli::RunArguments arguments;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool has_value = i + 1 < words.size();
    if (words[i] == "-c" && has_value) {
      arguments.config_file = words[++i];
    } else if (words[i] == "--set" && has_value) {
      const std::string& pair = words[++i];
      const std::size_t equals = pair.find('=');
      if (equals == std::string::npos) return usage();
      arguments.overrides.push_back({pair.substr(0, equals), pair.substr(equals + 1)});
    } else if (words[i].size() > 1 && words[i][0] == '-') {
      return usage();
    } else {
      arguments.inputs.push_back(words[i]);
    }
  }
  jernih::Registry registry;
  jernih::add_builtin_stages(registry);
  try {
    return jernih::cli::run_command(arguments, registry);
  } catch (const jernih::ConfigError& e) {
    std::cerr << e.what() << "\n";
    return 78;
  }
}
