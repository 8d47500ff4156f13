// The commands, one function each. They return an exit code and throw ConfigError for mistakes of
// set-up and IoError-like std::system_error for files.
#pragma once

#include <string>
#include <vector>

namespace jernih::cli {

struct TextArguments {
  std::vector<std::string> words;  // joined by spaces; empty: each line of stdin
  std::string config = "ui";
  std::vector<std::string> sets;
  std::string preset;
  std::string reference_time;
  bool show_values = false;
};
int text_command(const TextArguments& arguments);

struct CheckArguments {
  std::vector<std::string> files;
  std::vector<std::string> sets;
  std::string preset;
  std::string format = "text";  // text, json, github
  bool print_effective = false;
  bool is_strict = false;  // warnings count as mistakes
};
int check_command(const CheckArguments& arguments);

// `name` empty: all; `format` text or markdown.
int stages_command(const std::string& name, const std::string& format);

}  // namespace jernih::cli
