// apply_override(): see the header.
#include "pipeline/overrides.h"

#include <algorithm>
#include <utility>

#include "pipeline/yaml.h"

namespace jernih {
namespace {

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
    if (map.kind != ConfigNode::Kind::map) {  // a plain value makes room for the group
      map = ConfigNode{};
      map.kind = ConfigNode::Kind::map;
      map.where = where;
    }
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

void apply_override(ConfigNode& root, const Override& override, const Registry& registry,
                    std::vector<Problem>& problems) {
  Overrider(registry, problems).apply(root, override);
}

}  // namespace jernih
