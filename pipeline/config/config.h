// A configuration, read and checked whole.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/options/error.h"
#include "pipeline/options/options.h"

namespace jernih {

class Registry;
struct StageInfo;

struct StageConfig {
  const StageInfo* info = nullptr;  // lives in the Registry
  std::string id;                   // as written, else the stage's name, with #2 for its second use
  Where where;
  Options options;
  std::optional<Options> when;  // by condition_options()
  bool is_sound = true;         // its options could be read; false only among mistakes
  bool is_put_in = false;       // not written: the next stage is led by it (StageInfo::led_by)
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
  Options row;           // all of it, with the places, by test_options()
};

// A configuration's name in messages and its YAML.
struct ConfigText {
  std::string name;
  std::string yaml;
  Where included_from = {};  // line 0: it is the configuration itself
};

struct PipelineConfig {
  std::string file;
  Options input, output, limits, run;
  std::vector<StageConfig> stages;
  std::vector<ConfigTest> tests;
  std::vector<std::string> presets;  // names one can choose
  std::vector<Problem> warnings;
  std::vector<ConfigText> files;  // it and what it includes
};

// `--set name=value`: the name is section.option or stage.option, the value is YAML.
struct Override {
  std::string name;
  std::string value;
};

// What a configuration is read with. The registry must outlive what is read.
struct ConfigContext {
  const Registry& registry;
  std::vector<Override> overrides = {};
  std::string preset = {};  // one of `presets:`; empty: none
  // The configurations inside the program, for `include:`; nothing when none has that name.
  std::function<std::optional<std::string>(const std::string& name)> builtin = {};
  // ${NAME}; by default from the environment.
  std::function<std::optional<std::string>(const std::string& name)> variable = {};
  bool may_read_files = true;  // for `include:`
};

// The option tables of the sections input, output, limits and run.
const OptionTable& input_options();
const OptionTable& output_options();
const OptionTable& limit_options();
const OptionTable& run_options();
const OptionTable& test_options();
// The sections that are tables of options, by name.
struct ConfigSection {
  std::string name;
  const OptionTable& options;
};
const std::vector<ConfigSection>& option_sections();
// Every section, also those that are lists and maps.
const std::vector<std::string>& section_names();

// What run.threads says: 0 for auto, nothing when it is neither auto nor a number that can be.
std::optional<unsigned> thread_count(const std::string& text);
inline constexpr std::string_view kThreadsWanted = "write auto or a whole number from 1 to 1024";

// Reads and checks a configuration whole: syntax, names, options, order of stages. Throws
// ConfigError with every mistake and warning. `file` names it in messages and is where relative
// paths begin.
PipelineConfig read_config(std::string_view yaml, const std::string& file,
                           const ConfigContext& context);
PipelineConfig read_config(std::string_view yaml, const std::string& file, const Registry& registry,
                           const std::vector<Override>& overrides = {});

}  // namespace jernih
