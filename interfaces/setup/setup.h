// How every door begins (the command line, a program that links the library, C, Python): find the
// configuration, read it, make the plan.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/registry.h"
#include "pipeline/run/plan.h"

namespace jernih {

// The stages of this build. Made once; lives as long as the program. Safe for all threads.
const Registry& builtin_stages();

struct BuiltinConfig {
  std::string_view name;
  std::string_view yaml;
};
// The configurations inside the program: default, news, ui, minimal, detect_only.
const std::vector<BuiltinConfig>& builtin_configs();

// The YAML of a built-in configuration; nothing when none has that name.
std::optional<std::string> builtin_config(const std::string& name);

// "section.option=value" or "stage.option=value", as after --set; ConfigError when there is no '='.
std::vector<Override> parse_settings(const std::vector<std::string>& settings);

// Which configuration, and what is changed of it.
struct PlanSource {
  // A file's name, "-" for stdin, or the name of a built-in configuration when there is no such
  // file. With `yaml` it only names that in messages, and is where relative paths begin.
  std::string config = "default";
  std::optional<std::string> yaml = {};    // the configuration itself
  std::vector<std::string> settings = {};  // see parse_settings()
  std::string preset = {};                 // one of the configuration's; empty: none
  // For every record, in any date form; only checked here, a Session takes it. Empty: none.
  std::string reference_time = {};
};

// Finds, reads, checks and prepares. Throws ConfigError with every mistake. Some milliseconds, and
// some more for tables of the user's.
Plan load_plan(const PlanSource& source);

// The same for who has no use for exceptions: mistakes and warnings as values.
struct OpenedPlan {
  std::shared_ptr<const Plan> plan;  // null when there is a mistake among the problems
  std::vector<Problem> problems;     // in order of place
};
OpenedPlan open_plan(const PlanSource& source);

}  // namespace jernih
