#include "pipeline/config/config_reader.h"

#include <algorithm>
#include <utility>

#include "pipeline/condition.h"
#include "pipeline/config/stage_list.h"

namespace jernih {
namespace {

// It was put in front of the other and stands where that does.
bool leads(const ConfigNode& item, const ConfigNode& other, const Registry& registry) {
  const ConfigNode& name = item.members[0].key;
  const ConfigNode& led = other.members[0].key;
  return registry.find(led.scalar)->led_by == name.scalar &&
         to_string(name.where) == to_string(led.where);
}

bool is_id(const std::string& text) {
  constexpr std::string_view kSigns =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  return !text.empty() && text.find_first_not_of(kSigns) == std::string::npos;
}

}  // namespace

void ConfigReader::complain(const Where& where, std::string message) {
  problems_.push_back({where, std::move(message)});
}

PipelineConfig ConfigReader::read(const ConfigNode& root) {
  PipelineConfig config;
  config.file = root.where.file;
  if (root.kind != ConfigNode::Kind::map) {
    if (root.kind != ConfigNode::Kind::null || !is_cut_)
      complain(root.where, "a configuration cannot be " + describe(root) +
                               "; begin with 'version: 1' and 'stages:'");
    return config;
  }
  check_sections(root);
  check_version(root);
  config.input = section(root, "input");
  config.output = section(root, "output");
  config.limits = section(root, "limits");
  config.run = section(root, "run");
  check_threads(config.run);
  read_stages(root, config);
  if (const ConfigNode* tests = root.find("tests")) read_tests(*tests, config);
  return config;
}

void ConfigReader::prepare_sound_stages(const PipelineConfig& config) {
  for (std::size_t i = 0; i < config.stages.size(); ++i) {
    if (!config.stages[i].is_sound) continue;
    try {
      config.stages[i].info->prepare(config.stages[i].options);
    } catch (const ConfigError& e) {
      problems_.insert(problems_.end(), e.problems().begin(), e.problems().end());
    }
  }
}

void ConfigReader::check_sections(const ConfigNode& root) {
  const auto& names = section_names();
  for (const auto& [key, value] : root.members) {
    const bool is_own = key.scalar.starts_with("x-");  // a place for anchors
    if (is_own || std::count(names.begin(), names.end(), key.scalar) > 0) continue;
    const std::string near = did_you_mean(key.scalar, names);
    complain(key.where, "there is no section " + describe(key) + "; " +
                            (near.empty() ? "write one of: " + listed(names)
                                          : "did you mean '" + near + "'?"));
  }
}

void ConfigReader::check_version(const ConfigNode& root) {
  const ConfigNode* version = root.find("version");
  if (version == nullptr) {
    if (!is_cut_)
      complain({root.where.file, 1, 1}, "the version is missing; begin with 'version: 1'");
  } else if (version->scalar != "1" || version->is_quoted) {
    complain(version->where, "version cannot be " + describe(*version) + "; write 1");
  }
}

Options ConfigReader::section(const ConfigNode& root, const std::string& name) {
  ConfigNode none;
  none.where = {root.where.file, 0, 0};
  const ConfigNode* node = root.find(name);
  const auto& sections = option_sections();
  const auto it = std::find_if(sections.begin(), sections.end(),
                               [&](const ConfigSection& s) { return s.name == name; });
  return read_options(it->options, node != nullptr ? *node : none, "'" + name + "'", problems_);
}

void ConfigReader::check_threads(const Options& run) {
  const std::string& threads = run.text("threads");
  if (!thread_count(threads))
    complain(run.where("threads"),
             "'run': 'threads' cannot be '" + threads + "'; " + std::string(kThreadsWanted));
}

void ConfigReader::read_stages(const ConfigNode& root, PipelineConfig& config) {
  const ConfigNode* stages = root.find("stages");
  if (stages == nullptr || stages->kind != ConfigNode::Kind::list) {
    if (!is_cut_)
      complain(stages != nullptr ? stages->where : root.where,
               "there are no stages; write 'stages:' and a list of them, one to a line with '- '");
    return;
  }
  const bool is_empty = stages->items.empty() && !is_cut_ && problems_.empty();
  if (is_empty) complain(stages->where, "there are no stages; add one: '- split_segments'");
  const std::vector<std::string> ids = stage_ids(*stages);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    read_stage(stages->items[i], ids[i], config);
    config.stages.back().is_put_in =
        i + 1 < ids.size() && leads(stages->items[i], stages->items[i + 1], registry_);
  }
}

void ConfigReader::read_stage(const ConfigNode& item, const std::string& id,
                              PipelineConfig& config) {
  const auto& [name, given] = item.members[0];
  ConfigNode options = given;
  StageConfig stage;
  stage.info = registry_.find(name.scalar);
  stage.id = id;
  stage.where = name.where;
  const std::size_t before = problems_.size();
  for (auto& [key, value] : given.members) {
    if (key.scalar == "id") check_id(value, *stage.info, config);
    if (key.scalar == "when") {
      if (value.kind == ConfigNode::Kind::null)
        complain(value.where.line > 0 ? value.where : key.where,
                 "'when' cannot be nothing; write a condition such as {language: id}");
      stage.when = read_options(condition_options(), value, "'when'", problems_);
    }
  }
  std::erase_if(options.members, [](const ConfigMember& m) {
    return m.key.scalar == "id" || m.key.scalar == "when";
  });
  stage.options =
      read_options(stage.info->options, options, "stage '" + stage.info->name + "'", problems_);
  stage.is_sound = problems_.size() == before;
  config.stages.push_back(std::move(stage));
}

void ConfigReader::check_id(const ConfigNode& id, const StageInfo& info,
                            const PipelineConfig& config) {
  if (id.kind != ConfigNode::Kind::scalar || !is_id(id.scalar))
    return complain(
        id.where, "an id cannot be " + describe(id) + "; write a name of letters, digits, _ and -");
  const auto& sections = section_names();
  const bool is_section = std::count(sections.begin(), sections.end(), id.scalar) > 0;
  const bool is_other_stage = id.scalar != info.name && registry_.find(id.scalar) != nullptr;
  if (is_section || is_other_stage)
    complain(id.where, "'" + id.scalar + "' is the name of a " +
                           (is_section ? "section" : "stage") + "; choose another id");
  for (const StageConfig& other : config.stages)
    if (other.id == id.scalar)
      complain(id.where, "there is a stage with the id '" + id.scalar + "' already (line " +
                             std::to_string(other.where.line) + "); choose another");
}

void ConfigReader::read_tests(const ConfigNode& tests, PipelineConfig& config) {
  if (tests.kind == ConfigNode::Kind::null && is_cut_) return;
  if (tests.kind != ConfigNode::Kind::list) {
    complain(tests.where, "tests cannot be " + describe(tests) + "; write a list, '- {text: …}'");
    return;
  }
  for (const ConfigNode& item : tests.items) read_test(item, config);
}

void ConfigReader::read_test(const ConfigNode& item, PipelineConfig& config) {
  ConfigTest test;
  const std::size_t before = problems_.size();
  test.row = read_options(test_options(), item, "a test", problems_);
  test.where = item.where;
  test.text = test.row.text("text");
  test.reference_time = test.row.text("reference_time");
  test.english = test.row.text("english");
  test.value = test.row.text("value");
  test.language = test.row.text("language");
  test.role = test.row.text("role");
  const bool is_sound = problems_.size() == before && !item.is_cut;
  if (item.kind == ConfigNode::Kind::map && is_sound) check_test(item, test);
  check_role(test.row.where("role"), test.role);
  config.tests.push_back(std::move(test));
}

void ConfigReader::check_test(const ConfigNode& item, const ConfigTest& test) {
  if (test.text.empty() && !test.row.is_given("text"))
    complain(item.where, "a test without text; write '{text: …}'");
  const auto is_given = [&](const char* name) { return test.row.is_given(name); };
  if (!is_given("english") && !is_given("value") && !is_given("language") && !is_given("role"))
    complain(item.where, "a test that expects nothing; add english, value, language or role");
}

void ConfigReader::check_role(const Where& where, const std::string& role) {
  const std::vector<std::string> names = role_names();
  if (role.empty() || std::count(names.begin(), names.end(), role) > 0) return;
  const std::string near = did_you_mean(role, names);
  complain(where,
           "there is no role '" + role + "'; " +
               (near.empty() ? "write one of: " + listed(names) : "did you mean '" + near + "'?"));
}

}  // namespace jernih
