#include "pipeline/config/overrides.h"

#include <algorithm>
#include <utility>

#include "pipeline/config/stage_list.h"
#include "pipeline/options/yaml.h"

namespace jernih {
namespace {

void relocate(ConfigNode& node, const Where& where) {
  node.where = where;
  for (ConfigNode& item : node.items) relocate(item, where);
  for (auto& [k, v] : node.members) {
    relocate(k, where);
    relocate(v, where);
  }
}

class Setter {
 public:
  Setter(ConfigNode& root, const Registry& registry, std::vector<Problem>& problems)
      : root_(root), registry_(registry), problems_(problems) {}

  // `key` is where the name stands.
  void set(const std::string& name, ConfigNode value, const Where& key) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == name.size()) {
      problems_.push_back({key, "'" + name +
                                    "' names no option; write section.option or "
                                    "stage.option, such as output.tokens"});
      return;
    }
    const std::string owner = name.substr(0, dot);
    const std::string option = name.substr(dot + 1);
    const auto& sections = option_sections();
    const bool is_section = std::any_of(sections.begin(), sections.end(),
                                        [&](const ConfigSection& s) { return s.name == owner; });
    ConfigNode* into = is_section ? &child(root_, owner, key) : stage(owner, key);
    if (into != nullptr) put(*into, option, std::move(value), key);
  }

 private:
  static ConfigNode& child(ConfigNode& map, const std::string& key, const Where& where) {
    if (map.kind != ConfigNode::Kind::map) {  // a plain value makes room for the group
      map = ConfigNode{};
      map.kind = ConfigNode::Kind::map;
      map.where = where;
    }
    if (ConfigNode* found = map.find(key)) return *found;
    ConfigNode none;
    none.where = where;
    map.members.push_back({scalar_node(key, where), std::move(none)});
    return map.members.back().value;
  }

  // `option` may be dotted; a key that holds a plain value is replaced.
  static void put(ConfigNode& map, const std::string& option, ConfigNode value, const Where& key) {
    const std::size_t dot = option.find('.');
    if (dot == std::string::npos)
      child(map, option, key) = std::move(value);
    else
      put(child(map, option.substr(0, dot), key), option.substr(dot + 1), std::move(value), key);
  }

  // By its id, else by its name when that is used once.
  ConfigNode* stage(const std::string& wanted, const Where& key) {
    ConfigNode* stages = root_.find("stages");
    std::vector<std::string> ids;
    std::vector<std::size_t> named;    // stages of this name with an id of their own
    std::vector<std::size_t> unnamed;  // and without
    if (stages != nullptr && stages->kind == ConfigNode::Kind::list) {
      ids = stage_ids(*stages);
      for (std::size_t i = 0; i < ids.size(); ++i) {
        ConfigMember& member = stages->items[i].members[0];
        const bool has_own_id = member.value.find("id") != nullptr;
        if (ids[i] == wanted && has_own_id) return &member.value;
        if (member.key.scalar == wanted) (has_own_id ? named : unnamed).push_back(i);
      }
    }
    const bool has_unnamed = !unnamed.empty();
    if (has_unnamed) named = std::move(unnamed);
    if (named.size() == 1) return &stages->items[named[0]].members[0].value;
    problems_.push_back({key, has_unnamed ? twice(wanted) : missing(wanted, ids, named)});
    return nullptr;
  }

  static std::string twice(const std::string& wanted) {
    return "stage '" + wanted + "' is there several times; give each an id of its own, '- " +
           wanted + ": {id: first}', and name that";
  }

  std::string missing(const std::string& wanted, std::vector<std::string> ids,
                      const std::vector<std::size_t>& named) const {
    if (!named.empty()) {
      std::string all;
      for (const std::size_t i : named) all += (all.empty() ? "'" : ", '") + ids[i] + "'";
      return "stage '" + wanted + "' is there several times; name one by its id: " + all;
    }
    if (registry_.find(wanted) != nullptr)
      return "the configuration has no stage '" + wanted + "'; add it there";
    for (const ConfigSection& s : option_sections()) ids.push_back(s.name);
    const std::string near = did_you_mean(wanted, ids);
    return "there is no section or stage '" + wanted + "'" +
           (near.empty() ? "; the configuration has: " + listed(ids)
                         : "; did you mean '" + near + "'?");
  }

  ConfigNode& root_;
  const Registry& registry_;
  std::vector<Problem>& problems_;
};

}  // namespace

void apply_override(ConfigNode& root, const Override& override, const Registry& registry,
                    std::vector<Problem>& problems) {
  const Where where{"--set " + override.name + "=" + override.value, 0, 0};
  std::size_t nodes_left = kMaxConfigNodes;
  ConfigNode value = read_yaml(override.value, where.file, nodes_left, problems).root;
  relocate(value, where);
  Setter(root, registry, problems).set(override.name, std::move(value), where);
}

void apply_settings(ConfigNode& root, const ConfigNode& settings, const Registry& registry,
                    std::vector<Problem>& problems) {
  if (settings.kind == ConfigNode::Kind::null) return;
  if (settings.kind != ConfigNode::Kind::map) {
    problems.push_back({settings.where, "settings cannot be " + describe(settings) +
                                            "; write a map such as {output.tokens: true}"});
    return;
  }
  constexpr std::size_t kMostSettings = 500;
  if (settings.members.size() > kMostSettings) {
    problems.push_back({settings.where, "more than " + std::to_string(kMostSettings) +
                                            " settings; write them where they belong"});
    return;
  }
  Setter setter(root, registry, problems);
  for (const auto& [key, value] : settings.members) {
    const bool is_group =
        value.kind == ConfigNode::Kind::map && key.scalar.find('.') == std::string::npos;
    if (!is_group) {
      setter.set(key.scalar, value, key.where);
      continue;
    }
    for (const auto& [option, inner] : value.members)
      setter.set(key.scalar + "." + option.scalar, inner, option.where);
  }
}

}  // namespace jernih
