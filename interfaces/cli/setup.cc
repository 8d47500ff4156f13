// Configurations by name, and plans from them.
#include "interfaces/cli/setup.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "stages/builtin.h"
#include "stages/find_times.h"

#define JERNIH_EMBEDDED(name) \
  extern "C" const char jernih_config_##name##_begin[], jernih_config_##name##_end[]
JERNIH_EMBEDDED(default);
JERNIH_EMBEDDED(news);
JERNIH_EMBEDDED(ui);
JERNIH_EMBEDDED(minimal);
JERNIH_EMBEDDED(detect_only);

namespace jernih::cli {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

// Empty: none is given.
void check_time(const Where& where, const std::string& text, std::vector<Problem>& problems) {
  if (text.empty() || is_reference_time(text)) return;
  problems.push_back({where, "'" + text + "' is no time; write e.g. 2025-08-22T10:00:00+07:00"});
}

}  // namespace

const Registry& registry() {
  static const Registry kRegistry = [] {
    Registry r;
    add_builtin_stages(r);
    return r;
  }();
  return kRegistry;
}

const std::vector<BuiltinConfig>& builtin_configs() {
  static const std::vector<BuiltinConfig> kConfigs = {
      {"default", between(jernih_config_default_begin, jernih_config_default_end)},
      {"news", between(jernih_config_news_begin, jernih_config_news_end)},
      {"ui", between(jernih_config_ui_begin, jernih_config_ui_end)},
      {"minimal", between(jernih_config_minimal_begin, jernih_config_minimal_end)},
      {"detect_only", between(jernih_config_detect_only_begin, jernih_config_detect_only_end)},
  };
  return kConfigs;
}

ConfigText find_config(const std::string& name) {
  errno = 0;
  std::ifstream in(name, std::ios::binary);
  if (in) {
    std::ostringstream text;
    text << in.rdbuf();
    if (!in.bad() && !text.fail()) return {name, text.str()};
    if (in.peek() == std::ifstream::traits_type::eof() && !in.bad()) return {name, ""};
    throw ConfigError({name, 0, 0}, "cannot be read; name a YAML file");
  }
  const int why = errno;
  std::vector<std::string> names;
  for (const BuiltinConfig& c : builtin_configs()) {
    if (c.name == name) return {"built-in:" + name, std::string(c.yaml)};
    names.emplace_back(c.name);
  }
  const std::string near = did_you_mean(name, names);
  throw ConfigError({name, 0, 0}, std::string(std::strerror(why)) +
                                      "; name a YAML file or a built-in one: " +
                                      (near.empty() ? "default, news, ui, minimal, detect_only"
                                                    : "did you mean '" + near + "'?"));
}

std::vector<Override> parse_overrides(const std::vector<std::string>& sets) {
  std::vector<Override> out;
  for (const std::string& s : sets) {
    const std::size_t equals = s.find('=');
    if (equals == std::string::npos)
      throw ConfigError({"--set " + s, 0, 0}, "there is no '='; write --set name.option=value");
    out.push_back({s.substr(0, equals), s.substr(equals + 1)});
  }
  return out;
}

Plan load_plan(const std::string& config, const std::vector<std::string>& sets,
               const std::string& reference_time) {
  const ConfigText text = find_config(config);
  PipelineConfig read = read_config(text.yaml, text.name, registry(), parse_overrides(sets));
  std::vector<Problem> problems;
  check_time({"--reference-time", 0, 0}, reference_time, problems);
  check_time(read.input.where("reference_time.default"), read.input.text("reference_time.default"),
             problems);
  if (!problems.empty()) throw ConfigError(std::move(problems));
  return Plan(std::move(read));
}

}  // namespace jernih::cli
