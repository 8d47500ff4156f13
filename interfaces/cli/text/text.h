// `jernih text`: one string, or each line of stdin, to English.
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

}  // namespace jernih::cli
