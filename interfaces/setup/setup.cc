// Configurations by name, and plans from them.
#include "interfaces/setup/setup.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/config/config_files.h"
#include "pipeline/options/yaml_text.h"
#include "stages/builtin.h"
#include "stages/find_times.h"

#define JERNIH_EMBEDDED(name) \
  extern "C" const char jernih_config_##name##_begin[], jernih_config_##name##_end[]
JERNIH_EMBEDDED(default);
JERNIH_EMBEDDED(news);
JERNIH_EMBEDDED(ui);
JERNIH_EMBEDDED(minimal);
JERNIH_EMBEDDED(detect_only);

namespace jernih {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

// "2025-08-22T10", of which only the day would be read.
bool lacks_minutes(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kHour = 2;
  const std::size_t at = text.find('T');
  if (at == std::string_view::npos || at == 0 || kDigits.find(text[at - 1]) == kDigits.npos)
    return false;
  const std::string_view clock = text.substr(at + 1);
  const std::size_t end = std::min(clock.find_first_not_of(kDigits), clock.size());
  return end == kHour && clock.substr(end, 1) != ":";
}

// Empty: none is given.
void check_time(const Where& where, const std::string& text, std::vector<Problem>& problems) {
  if (text.empty()) return;
  const bool is_option = where.file == "--reference-time";
  if (!is_reference_time(text))
    problems.push_back({where, "'" + text + "' is no time; write e.g. 2025-08-22T10:00:00+07:00" +
                                   (is_option ? ", or \"$(date -Is)\" for now" : "")});
  else if (lacks_minutes(text))
    problems.push_back({where, "of '" + text + "' only the day would be read; write the minutes " +
                                   "too, as in 2025-08-22T10:00"});
}

}  // namespace

const Registry& builtin_stages() {
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

std::optional<std::string> builtin_config(const std::string& name) {
  for (const BuiltinConfig& c : builtin_configs())
    if (c.name == name) return std::string(c.yaml);
  return std::nullopt;
}

namespace {

ConfigText find_config(const PlanSource& source) {
  const std::string& name = source.config;
  if (source.yaml) return {name, *source.yaml};
  if (name == "-") return {"stdin", read_config_file("/dev/stdin")};
  try {
    return {name, read_config_file(name)};
  } catch (const ConfigError& e) {
    if (auto yaml = builtin_config(name)) return {"built-in:" + name, *yaml};
    std::vector<std::string> names;
    for (const BuiltinConfig& c : builtin_configs()) names.emplace_back(c.name);
    const std::string near = did_you_mean(name, names);
    throw ConfigError({name, 0, 0}, e.problems().front().message + " or a built-in one: " +
                                        (near.empty() ? "default, news, ui, minimal, detect_only"
                                                      : "did you mean '" + near + "'?"));
  }
}

}  // namespace

std::vector<Override> parse_settings(const std::vector<std::string>& settings) {
  std::vector<Override> out;
  for (const std::string& s : settings) {
    const std::size_t equals = s.find('=');
    if (equals == std::string::npos)
      throw ConfigError({"--set " + s, 0, 0}, "there is no '='; write --set name.option=value");
    out.push_back({s.substr(0, equals), s.substr(equals + 1)});
  }
  return out;
}

Plan load_plan(const PlanSource& source) {
  const ConfigText text = find_config(source);
  const ConfigContext context{builtin_stages(), parse_settings(source.settings), source.preset,
                              builtin_config};
  PipelineConfig read = read_config(text.yaml, text.name, context);
  std::vector<Problem> problems;
  check_time({"--reference-time", 0, 0}, source.reference_time, problems);
  check_time(read.input.where("reference_time.default"), read.input.text("reference_time.default"),
             problems);
  for (const ConfigTest& test : read.tests)
    check_time(test.row.where("reference_time"), test.reference_time, problems);
  const std::vector<ConfigText> files = read.files;
  try {
    Plan plan(std::move(read));
    if (problems.empty()) return plan;
  } catch (const ConfigError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
  }
  for (Problem& p : problems)
    for (const ConfigText& file : files)
      if (file.name == p.where.file && p.where.line > 0) show_line(file.yaml, p);
  throw ConfigError(std::move(problems));
}

OpenedPlan open_plan(const PlanSource& source) {
  OpenedPlan opened;
  try {
    opened.plan = std::make_shared<const Plan>(load_plan(source));
    opened.problems = opened.plan->config().warnings;
  } catch (const ConfigError& e) {
    opened.problems = e.problems();
  }
  return opened;
}

}  // namespace jernih
