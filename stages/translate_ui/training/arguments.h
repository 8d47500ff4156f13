// The arguments of the training programs: one PAIRS.tsv and pairs of `--name value`.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

namespace jernih::ui::training {

// What each option does with its value; std::runtime_error for anything else, also from them.
using Options = std::map<std::string, std::function<void(const std::string& value)>>;

// Returns the path of the pairs.
inline std::string read_arguments(int argc, char** argv, const Options& options) {
  std::string pairs;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (!arg.starts_with("--")) {
      pairs = arg;
      continue;
    }
    const auto option = options.find(arg);
    if (option == options.end()) throw std::runtime_error("unknown: " + arg);
    if (i + 1 == argc) throw std::runtime_error(arg + " wants a value");
    option->second(argv[++i]);
  }
  if (pairs.empty()) throw std::runtime_error("no PAIRS.tsv given");
  return pairs;
}

// The body of main(): what went wrong goes to stderr behind the program's name.
template <class Run>
int run_program(const char* name, Run run) {
  try {
    run();
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s: %s\n", name, e.what());
    return 1;
  }
}

inline auto into(std::string& target) {
  return [&target](const std::string& value) { target = value; };
}

template <class List>
auto append_to(List& target) {
  return [&target](const std::string& value) { target.push_back(value); };
}

template <class Number>
auto number_into(Number& target) {
  return [&target](const std::string& value) {
    target = static_cast<Number>(std::strtoul(value.c_str(), nullptr, 10));
  };
}

}  // namespace jernih::ui::training
