// What every command does first: find the configuration, read it, make the plan.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/registry.h"
#include "pipeline/run/plan.h"

namespace jernih::cli {

// The stages of this program. Built once; lives as long as the program.
const Registry& registry();

struct BuiltinConfig {
  std::string_view name;
  std::string_view yaml;
};
// The configurations inside the program: default, news, ui, minimal, detect_only.
const std::vector<BuiltinConfig>& builtin_configs();

// The YAML of a built-in configuration; nothing when none has that name.
std::optional<std::string> builtin_config(const std::string& name);

// A file's name, "-" for stdin, or the name of a built-in configuration when there is no such file.
// Throws ConfigError when it is neither or cannot be read.
ConfigText find_config(const std::string& name);

// "stage.option=value" as given with --set; ConfigError when there is no '='.
std::vector<Override> parse_overrides(const std::vector<std::string>& sets);

// find_config + read_config + Plan. Throws ConfigError with every mistake.
// `reference_time` and `preset` are what these options say; empty: nothing.
Plan load_plan(const std::string& config, const std::vector<std::string>& sets,
               const std::string& reference_time = {}, const std::string& preset = {});

}  // namespace jernih::cli
