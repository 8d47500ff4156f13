#include "interfaces/cli/shared/arguments.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "pipeline/options/error.h"

namespace jernih::cli {

void add_config(CLI::App& command, std::string& config) {
  command.add_option("-c,--config", config, kConfigHelp)->type_name("CONFIG");
}

void add_configs(CLI::App& command, std::vector<std::string>& files) {
  command.add_option("FILE", files, std::string(kConfigHelp) + "; - is stdin")
      ->type_name("CONFIG")
      ->required();
}

void add_set(CLI::App& command, std::vector<std::string>& sets, std::string& preset) {
  command.add_option("--preset", preset, "One of the configuration's presets")->type_name("NAME");
  command
      .add_option("--set", sets,
                  "Set an option: --set output.tokens=true --set find_times.weekday=past")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->allow_extra_args(false)  // what follows is an INPUT again
      ->take_all();
}

CLI::Option* one_of(CLI::Option* option, const std::vector<std::string>& choices) {
  std::string all;
  for (const std::string& c : choices) all += (all.empty() ? "" : "|") + c;
  return option->type_name(all)->check([choices, all](const std::string& text) -> std::string {
    if (std::count(choices.begin(), choices.end(), text) > 0) return {};
    const std::string near = did_you_mean(text, choices);
    return "cannot be '" + text + "'; " +
           (near.empty() ? "write one of: " + all : "did you mean '" + near + "'?");
  });
}

void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& choices) {
  one_of(command.add_option("--format", format, "How the result is written"), choices);
}

void add_reference_time(CLI::App& command, std::string& time) {
  command
      .add_option("--reference-time", time,
                  "The time that '5 hours ago' counts from, in any date form")
      ->type_name("TIME")
      ->check([](const std::string& text) -> std::string {
        return text.empty() ? "cannot be empty; write e.g. 2025-08-22T10:00:00+07:00" : "";
      });
}

std::string is_count(const std::string& text) {
  constexpr std::uint64_t kMost = 9'000'000'000'000'000;
  std::uint64_t n = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, n);
  if (error == std::errc{} && at == end && n <= kMost) return {};
  return "cannot be '" + text + "'; write a whole number from 0 to 9000000000000000";
}

std::string is_positive_count(const std::string& text) {
  const bool is_zero = !text.empty() && text.find_first_not_of('0') == std::string::npos;
  return is_zero ? "cannot be 0; write a whole number from 1" : is_count(text);
}

std::string is_name(const std::string& text) {
  return text.empty() ? "cannot be empty; write a name" : "";
}

}  // namespace jernih::cli
