// ConfigNode tree to PipelineConfig. One door: read_config().
#include "pipeline/config.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/plan.h"
#include "pipeline/yaml.h"

namespace jernih {
namespace {

const std::vector<std::string>& section_names() {
  static const std::vector<std::string> kNames = {"version", "input", "stages", "output",
                                                  "limits",  "run",   "tests"};
  return kNames;
}

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
    read_stages(root, config);
    if (const ConfigNode* tests = root.find("tests")) read_tests(*tests, config);
    return config;
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
    stage.options = read_options(info->options, options, "stage '" + info->name + "'", problems_);
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
      config.tests.push_back(std::move(test));
    }
  }

  void check_test(const ConfigNode& item, const ConfigTest& test) {
    if (test.text.empty()) complain(item.where, "a test without text; write '{text: …}'");
    if (test.english.empty() && test.value.empty() && test.language.empty() && test.role.empty())
      complain(item.where, "a test that expects nothing; add english, value, language or role");
  }

  const Registry& registry_;
  std::vector<Problem>& problems_;
};

// Puts `--set a.b=c` into the tree, as if it had been written there.
class Overrider {
 public:
  Overrider(const Registry& registry, std::vector<Problem>& problems)
      : registry_(registry), problems_(problems) {}

  void apply(ConfigNode& root, const Override& o) {
    const Where where{"--set " + o.name + "=" + o.value, 0, 0};
    const std::size_t dot = o.name.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == o.name.size()) {
      problems_.push_back({where, "write --set section.option=value or --set stage.option=value"});
      return;
    }
    ConfigNode value = read_yaml(o.value, where.file, problems_);
    relocate(value, where);
    const std::string owner = o.name.substr(0, dot);
    const std::string option = o.name.substr(dot + 1);
    const auto& sections = section_names();
    if (std::count(sections.begin(), sections.end(), owner) > 0 && owner != "stages" &&
        owner != "version" && owner != "tests")
      put(child(root, owner, where), option, std::move(value), where);
    else
      put_into_stage(root, owner, option, std::move(value), where);
  }

 private:
  static void relocate(ConfigNode& node, const Where& where) {
    node.where = where;
    for (ConfigNode& item : node.items) relocate(item, where);
    for (auto& [k, v] : node.members) {
      relocate(k, where);
      relocate(v, where);
    }
  }

  static ConfigNode scalar(const std::string& text, const Where& where) {
    ConfigNode node;
    node.kind = ConfigNode::Kind::scalar;
    node.scalar = text;
    node.where = where;
    return node;
  }

  static ConfigNode& child(ConfigNode& map, const std::string& key, const Where& where) {
    if (map.kind == ConfigNode::Kind::null) map.kind = ConfigNode::Kind::map;
    if (ConfigNode* found = map.find(key)) return *found;
    ConfigNode none;
    none.where = where;
    map.members.push_back({scalar(key, where), std::move(none)});
    return map.members.back().value;
  }

  // `option` may be dotted; a key that holds a plain value is replaced.
  static void put(ConfigNode& map, const std::string& option, ConfigNode value,
                  const Where& where) {
    const std::size_t dot = option.find('.');
    if (dot == std::string::npos)
      child(map, option, where) = std::move(value);
    else
      put(child(map, option.substr(0, dot), where), option.substr(dot + 1), std::move(value),
          where);
  }

  void put_into_stage(ConfigNode& root, const std::string& stage, const std::string& option,
                      ConfigNode value, const Where& where) {
    ConfigNode* stages = root.find("stages");
    std::vector<std::string> names;
    if (stages != nullptr)
      for (ConfigNode& item : stages->items) {
        if (item.kind == ConfigNode::Kind::map && item.members.size() == 1) {
          names.push_back(item.members[0].key.scalar);
          if (names.back() == stage) return put(item.members[0].value, option, value, where);
        } else if (item.kind == ConfigNode::Kind::scalar) {
          names.push_back(item.scalar);
          if (names.back() != stage) continue;
          ConfigNode map;
          map.kind = ConfigNode::Kind::map;
          map.where = item.where;
          map.members.push_back({item, ConfigNode{}});
          map.members[0].value.where = item.where;
          put(map.members[0].value, option, std::move(value), where);
          item = std::move(map);
          return;
        }
      }
    names.insert(names.end(), {"input", "output", "limits", "run"});
    const std::string near = did_you_mean(stage, names);
    problems_.push_back(
        {where, (registry_.find(stage) != nullptr
                     ? "the configuration has no stage '" + stage + "'; add it there"
                     : "there is no section or stage '" + stage + "'" +
                           (near.empty() ? "" : "; did you mean '" + near + "'?"))});
  }

  const Registry& registry_;
  std::vector<Problem>& problems_;
};

}  // namespace

const OptionTable& input_options() {
  static const OptionTable kTable = {
      {"format",
       OptionType::choice,
       "auto",
       "what a file holds; auto goes by its name (.jsonl, .json: jsonl; else text) and, on stdin, "
       "by "
       "its first byte",
       0,
       0,
       {"auto", "jsonl", "text", "lines"}},
      {"fields.id", OptionType::text, "id", "the field that names the record"},
      {"fields.text", OptionType::text, "text", "the field that holds the text"},
      {"reference_time.fields", OptionType::texts, "reference_time",
       "fields to try in order for the time that '5 hours ago' counts from, in any date form"},
      {"reference_time.default", OptionType::text, "",
       "the reference time of records that have none"},
  };
  return kTable;
}

const OptionTable& output_options() {
  static const OptionTable kTable = {
      {"format",
       OptionType::choice,
       "jsonl",
       "jsonl: records by the schema; text: only the English of each record",
       0,
       0,
       {"jsonl", "text"}},
      {"offsets",
       OptionType::choice,
       "code_points",
       "the unit of start and end in records",
       0,
       0,
       {"code_points", "bytes", "utf16"}},
      {"tokens", OptionType::boolean, "false", "write the tokens too"},
      {"token_kinds", OptionType::boolean, "false", "write each token's kind as a fourth element"},
      {"raw_offsets", OptionType::boolean, "false",
       "write raw_start and raw_end, offsets into the input as it came"},
      {"rules", OptionType::boolean, "false", "write which table row or rule made each annotation"},
      {"source", OptionType::boolean, "true", "write the input's other fields under 'source'"},
      {"compression",
       OptionType::choice,
       "none",
       "pack the output: files get .gz or .zst",
       0,
       0,
       {"none", "gzip", "zstd"}},
  };
  return kTable;
}

const OptionTable& limit_options() {
  static const OptionTable kTable = {
      {"record_bytes", OptionType::size, "64MiB",
       "a longer record goes to the rejected file, unread", 1024, 2147483647.0},
  };
  return kTable;
}

const OptionTable& run_options() {
  static const OptionTable kTable = {
      {"threads", OptionType::text, "auto", "number of workers, or auto for one per core"},
      {"rejected", OptionType::text, "",
       "file for rejected records; with -o DIR it is DIR/rejected.jsonl, else "
       "jernih-rejected.jsonl"},
      {"max_rejected", OptionType::integer, "0", "exit with 1 when more records are rejected", 0,
       9e15},
  };
  return kTable;
}

const OptionTable& test_options() {
  static const OptionTable kTable = {
      {"text", OptionType::text, "", "the input"},
      {"reference_time", OptionType::text, "", "the record's reference time"},
      {"english", OptionType::text, "", "the English wanted"},
      {"value", OptionType::text, "", "the value wanted of the first time, number or money"},
      {"language", OptionType::text, "", "the record's language wanted"},
      {"role", OptionType::text, "", "the role wanted of the longest segment"},
  };
  return kTable;
}

PipelineConfig read_config(std::string_view yaml, const std::string& file, const Registry& registry,
                           const std::vector<Override>& overrides) {
  std::vector<Problem> problems;
  ConfigNode root = read_yaml(yaml, file, problems);
  const bool is_broken = root.kind == ConfigNode::Kind::null && !problems.empty();
  PipelineConfig config;
  if (!is_broken) {
    for (const Override& o : overrides) Overrider(registry, problems).apply(root, o);
    config = ConfigReader(registry, problems).read(root);
    check_order(config.stages, problems);
  }
  if (problems.empty()) return config;
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  throw ConfigError(std::move(problems));
}

}  // namespace jernih
