// `jernih check`: every mistake of configurations, without running them.
#pragma once

#include <string>
#include <vector>

namespace jernih::cli {

struct CheckArguments {
  std::vector<std::string> files;
  std::vector<std::string> sets;
  std::string preset;
  std::string format = "text";  // text, json, github
  bool print_effective = false;
  bool is_strict = false;  // warnings count as mistakes
};
int check_command(const CheckArguments& arguments);

}  // namespace jernih::cli
