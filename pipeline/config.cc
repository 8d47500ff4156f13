// ConfigNode tree to PipelineConfig. One door: read_config().
#include "pipeline/config.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "pipeline/overrides.h"
#include "pipeline/plan.h"
#include "pipeline/yaml.h"

namespace jernih {
namespace {

class ConfigReader {
 public:
  ConfigReader(const Registry& registry, std::vector<Problem>& problems)
      : registry_(registry), problems_(problems) {}

  PipelineConfig read(const ConfigNode& root) {
    PipelineConfig config;
    config.file = root.where.file;
    if (root.kind != ConfigNode::Kind::map) {
      complain(root.where, "a configuration cannot be " + describe(root) +
                               "; begin with 'version: 1' and 'stages:'");
      return config;
    }
    for (const auto& [key, value] : root.members) check_section(key);
    check_version(root);
    config.input = section(root, "input", input_options());
    config.output = section(root, "output", output_options());
    config.limits = section(root, "limits", limit_options());
    config.run = section(root, "run", run_options());
    const std::string& threads = config.run.text("threads");
    if (!thread_count(threads))
      complain(config.run.where("threads"),
               "'run': 'threads' cannot be '" + threads + "'; " + std::string(kThreadsWanted));
    read_stages(root, config);
    if (const ConfigNode* tests = root.find("tests")) read_tests(*tests, config);
    return config;
  }

  void prepare_sound_stages(const PipelineConfig& config) {
    for (std::size_t i = 0; i < config.stages.size(); ++i) {
      if (!is_sound_[i]) continue;
      try {
        config.stages[i].info->prepare(config.stages[i].options);
      } catch (const ConfigError& e) {
        problems_.insert(problems_.end(), e.problems().begin(), e.problems().end());
      }
    }
  }

 private:
  void complain(const Where& where, std::string message) {
    problems_.push_back({where, std::move(message)});
  }

  void check_section(const ConfigNode& key) {
    const auto& names = section_names();
    if (std::count(names.begin(), names.end(), key.scalar) > 0 || key.scalar == "<<") return;
    const std::string near = did_you_mean(key.scalar, names);
    complain(key.where, "there is no section '" + key.scalar + "'; " +
                            (near.empty() ? "write version, input, stages, output, limits, run or "
                                            "tests"
                                          : "did you mean '" + near + "'?"));
  }

  void check_version(const ConfigNode& root) {
    const ConfigNode* version = root.find("version");
    if (version == nullptr)
      complain({root.where.file, 1, 1}, "the version is missing; begin with 'version: 1'");
    else if (version->scalar != "1" || version->is_quoted)
      complain(version->where, "version cannot be " + describe(*version) + "; write 1");
  }

  Options section(const ConfigNode& root, const std::string& name, const OptionTable& table) {
    ConfigNode none;
    none.where = {root.where.file, 0, 0};
    const ConfigNode* node = root.find(name);
    return read_options(table, node != nullptr ? *node : none, "'" + name + "'", problems_);
  }

  void read_stages(const ConfigNode& root, PipelineConfig& config) {
    const ConfigNode* stages = root.find("stages");
    if (stages == nullptr || stages->kind != ConfigNode::Kind::list || stages->items.empty()) {
      complain(stages != nullptr ? stages->where : root.where,
               "there are no stages; write 'stages:' and a list of them, one to a line with '- '");
      return;
    }
    std::map<std::string, int> uses;
    for (const ConfigNode& item : stages->items) read_stage(item, uses, config);
  }

  void read_stage(const ConfigNode& item, std::map<std::string, int>& uses,
                  PipelineConfig& config) {
    ConfigNode name = item;
    ConfigNode options;
    options.where = item.where;
    if (item.kind == ConfigNode::Kind::map && item.members.size() == 1) {
      name = item.members[0].key;
      options = item.members[0].value;
    } else if (item.kind != ConfigNode::Kind::scalar) {
      complain(item.where, "a stage cannot be " + describe(item) +
                               (item.kind == ConfigNode::Kind::map
                                    ? " of several names; indent the options below the stage's name"
                                    : "") +
                               "; write '- name' or '- name: {option: value}'");
      return;
    }
    const StageInfo* info = registry_.find(name.scalar);
    if (info == nullptr) {
      const std::string near = did_you_mean(name.scalar, registry_.names());
      complain(name.where,
               "there is no stage '" + name.scalar + "'; " +
                   (near.empty() ? "`jernih stages` lists them" : "did you mean '" + near + "'?"));
      return;
    }
    StageConfig stage;
    stage.info = info;
    const int use = ++uses[info->name];
    stage.id = use == 1 ? info->name : info->name + "#" + std::to_string(use);
    stage.where = name.where;
    const std::size_t before = problems_.size();
    stage.options = read_options(info->options, options, "stage '" + info->name + "'", problems_);
    is_sound_.push_back(problems_.size() == before);
    config.stages.push_back(std::move(stage));
  }

  void read_tests(const ConfigNode& tests, PipelineConfig& config) {
    if (tests.kind != ConfigNode::Kind::list) {
      complain(tests.where, "tests cannot be " + describe(tests) + "; write a list, '- {text: …}'");
      return;
    }
    for (const ConfigNode& item : tests.items) {
      const Options row = read_options(test_options(), item, "a test", problems_);
      ConfigTest test;
      test.where = item.where;
      test.text = row.text("text");
      test.reference_time = row.text("reference_time");
      test.english = row.text("english");
      test.value = row.text("value");
      test.language = row.text("language");
      test.role = row.text("role");
      if (item.kind == ConfigNode::Kind::map) check_test(item, test);
      check_role(row.where("role"), test.role);
      config.tests.push_back(std::move(test));
    }
  }

  void check_test(const ConfigNode& item, const ConfigTest& test) {
    if (test.text.empty()) complain(item.where, "a test without text; write '{text: …}'");
    if (test.english.empty() && test.value.empty() && test.language.empty() && test.role.empty())
      complain(item.where, "a test that expects nothing; add english, value, language or role");
  }

  void check_role(const Where& where, const std::string& role) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < kRoleCount; ++i) names.emplace_back(name(static_cast<Role>(i)));
    if (role.empty() || std::count(names.begin(), names.end(), role) > 0) return;
    const std::string near = did_you_mean(role, names);
    std::string all;
    for (const std::string& n : names) all += (all.empty() ? "" : ", ") + n;
    complain(where, "there is no role '" + role + "'; " +
                        (near.empty() ? "write one of: " + all : "did you mean '" + near + "'?"));
  }

  const Registry& registry_;
  std::vector<Problem>& problems_;
  std::vector<bool> is_sound_;  // by stage: its options could be read
};

}  // namespace

std::optional<unsigned> thread_count(const std::string& text) {
  constexpr unsigned kMost = 1024;
  if (text == "auto") return 0;
  unsigned n = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, n);
  if (error != std::errc{} || at != end || n < 1 || n > kMost) return std::nullopt;
  return n;
}

PipelineConfig read_config(std::string_view yaml, const std::string& file, const Registry& registry,
                           const std::vector<Override>& overrides) {
  std::vector<Problem> problems;
  ConfigNode root = read_yaml(yaml, file, problems);
  const bool is_broken = root.kind == ConfigNode::Kind::null && !problems.empty();
  PipelineConfig config;
  if (!is_broken) {
    for (const Override& o : overrides) apply_override(root, o, registry, problems);
    ConfigReader reader(registry, problems);
    config = reader.read(root);
    check_order(config.stages, problems);
    // What only preparing shows is told together with the rest; Plan prepares when all is well.
    if (!problems.empty()) reader.prepare_sound_stages(config);
  }
  if (problems.empty()) return config;
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  throw ConfigError(std::move(problems));
}

}  // namespace jernih
