// The man page and the completions of shells, from the program's own table of commands and options.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace jernih::cli {

std::string man_page(const CLI::App& program);
std::string bash_completion(const CLI::App& program);
std::string zsh_completion(const CLI::App& program);

// "man", "bash" or "zsh" to stdout.
int generate_command(const CLI::App& program, const std::string& what);

// Words that may follow an option or a positional: choices written into its type ("text|json"),
// configurations, stages, names for --set. Empty: anything, or a file.
std::vector<std::string> words_for(const CLI::Option& option);

// The commands a user may type, with those below them, each with its full name ("lexicon check").
struct Command {
  std::string name;
  const CLI::App* app = nullptr;
};
std::vector<Command> commands_of(const CLI::App& program);

}  // namespace jernih::cli
