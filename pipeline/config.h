// A configuration, read and checked whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/options.h"
#include "pipeline/registry.h"

namespace jernih {

struct StageConfig {
  const StageInfo* info = nullptr;  // lives in the Registry
  std::string id;                   // the stage's name, or with #2 for its second use
  Where where;
  Options options;
};

// One row of `tests:`. Empty texts are not checked.
struct ConfigTest {
  Where where;
  std::string text;
  std::string reference_time;
  std::string english;
  std::string value;     // of the first time, number or money annotation
  std::string language;  // of the record
  std::string role;      // of the longest segment
};

struct PipelineConfig {
  std::string file;
  Options input, output, limits, run;
  std::vector<StageConfig> stages;
  std::vector<ConfigTest> tests;
};

// `--set name=value`: the name is section.option or stage.option, the value is YAML.
struct Override {
  std::string name;
  std::string value;
};

// The option tables of the sections input, output, limits and run.
const OptionTable& input_options();
const OptionTable& output_options();
const OptionTable& limit_options();
const OptionTable& run_options();
const OptionTable& test_options();
const std::vector<std::string>& section_names();

// What run.threads says: 0 for auto, nothing when it is neither auto nor a number that can be.
std::optional<unsigned> thread_count(const std::string& text);
inline constexpr std::string_view kThreadsWanted = "write auto or a whole number from 1 to 1024";

// Reads and checks a configuration whole: syntax, names, options, order of stages. Throws
// ConfigError with every mistake. `file` names it in messages and is where relative paths begin.
PipelineConfig read_config(std::string_view yaml, const std::string& file, const Registry& registry,
                           const std::vector<Override>& overrides = {});

}  // namespace jernih
