// Options that several commands have, and checks of values.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace jernih::cli {

inline constexpr const char* kConfigHelp =
    "Configuration: a YAML file, or default, news, ui, minimal, detect_only";

// -c, --config
void add_config(CLI::App& command, std::string& config);
// The positional FILE…, configurations.
void add_configs(CLI::App& command, std::vector<std::string>& files);
// --set, and --preset
void add_set(CLI::App& command, std::vector<std::string>& sets, std::string& preset);
// --format, one of these
void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& choices);
// --reference-time
void add_reference_time(CLI::App& command, std::string& time);

// What is wrong with a value, or nothing.
std::string is_count(const std::string& text);
std::string is_positive_count(const std::string& text);
std::string is_name(const std::string& text);

// A positional or an option that takes one of these words.
CLI::Option* one_of(CLI::Option* option, const std::vector<std::string>& choices);

}  // namespace jernih::cli
