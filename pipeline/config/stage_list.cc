#include "pipeline/config/stage_list.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/options/error.h"

namespace jernih {
namespace {

bool is_beside(const ConfigNode& key) { return key.scalar == "id" || key.scalar == "when"; }

ConfigNode wrapped(ConfigNode name, ConfigNode options) {
  ConfigNode out;
  out.kind = ConfigNode::Kind::map;
  out.where = name.where;
  out.members.push_back({std::move(name), std::move(options)});
  return out;
}

class Normaliser {
 public:
  Normaliser(const Registry& registry, std::vector<Problem>& problems)
      : registry_(registry), problems_(problems) {}

  void item(ConfigNode node, std::vector<ConfigNode>& out) {
    if (node.kind == ConfigNode::Kind::scalar) {
      if (!to_stage(node)) return;
      ConfigNode options;
      options.where = node.where;
      out.push_back(wrapped(std::move(node), std::move(options)));
    } else if (node.kind == ConfigNode::Kind::map) {
      map(std::move(node), out);
    } else {
      complain(node.where, "a stage cannot be " + describe(node) + kForm);
    }
  }

 private:
  static constexpr const char* kForm = "; write '- name' or '- name: {option: value}'";

  void complain(const Where& where, std::string message) {
    problems_.push_back({where, std::move(message)});
  }

  void map(ConfigNode node, std::vector<ConfigNode>& out) {
    std::vector<ConfigMember> beside;
    std::vector<ConfigMember> names;
    for (ConfigMember& m : node.members)
      (is_beside(m.key) ? beside : names).push_back(std::move(m));
    if (names.size() != 1) {
      if (names.empty() && node.is_cut) return;
      complain(node.where,
               names.empty() ? std::string("this stage has no name") + kForm
                             : "a stage cannot be a map of several names; indent the options below "
                               "the stage's name; write '- name: {option: value}'");
      return;
    }
    auto& [name, options] = names[0];
    if (!to_stage(name)) return;
    if (options.kind != ConfigNode::Kind::map && options.kind != ConfigNode::Kind::null) {
      complain(options.where, "stage '" + name.scalar + "' cannot be " + describe(options) +
                                  "; write options as 'name: value'");
      return;
    }
    for (auto& [key, value] : beside) {
      options.kind = ConfigNode::Kind::map;
      if (options.find(key.scalar) != nullptr)
        complain(key.where, "'" + key.scalar + "' stands here a second time; keep one of them");
      options.put(std::move(key), std::move(value));
    }
    out.push_back(wrapped(std::move(name), std::move(options)));
  }

  // False when it is no stage. A misspelt one is told and goes on as what was meant, so that no
  // later stage misses it.
  bool to_stage(ConfigNode& name) {
    if (registry_.find(name.scalar) != nullptr) return true;
    const std::string first = name.scalar.substr(0, name.scalar.find_first_of(" \n:"));
    if (first.size() < name.scalar.size() && registry_.find(first) != nullptr) {
      complain(name.where, "there is no stage " + describe(name) +
                               "; begin each stage on a line of its own with '- ', and write a "
                               "space behind ':'");
      return false;
    }
    const std::string near = did_you_mean(name.scalar, registry_.names());
    complain(name.where,
             "there is no stage " + describe(name) + "; " +
                 (near.empty() ? "`jernih stages` lists them" : "did you mean '" + near + "'?"));
    if (near.empty()) return false;
    name.scalar = near;
    return true;
  }

  const Registry& registry_;
  std::vector<Problem>& problems_;
};

// Stages that others did themselves before they were stages of their own (StageInfo::led_by) stand
// in front of these.
void put_leaders(std::vector<ConfigNode>& stages, const Registry& registry) {
  const auto name_of = [](const ConfigNode& item) { return item.members.at(0).key; };
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const ConfigNode name = name_of(stages[i]);
    const std::string& leader = registry.find(name.scalar)->led_by;
    const auto is_leader = [&](const ConfigNode& s) { return name_of(s).scalar == leader; };
    if (leader.empty() || std::any_of(stages.begin(), stages.end(), is_leader)) continue;
    ConfigNode options;
    options.where = name.where;
    stages.insert(stages.begin() + static_cast<std::ptrdiff_t>(i),
                  wrapped(scalar_node(leader, name.where), std::move(options)));
  }
}

}  // namespace

void normalise_stages(ConfigNode& root, const Registry& registry, std::vector<Problem>& problems) {
  ConfigNode* stages = root.find("stages");
  if (stages == nullptr || stages->kind != ConfigNode::Kind::list) return;
  constexpr std::size_t kMostStages = 500;
  if (stages->items.size() > kMostStages) {
    problems.push_back({stages->items[kMostStages].where,
                        "more than " + std::to_string(kMostStages) + " stages; write fewer"});
    stages->items.resize(kMostStages);
  }
  std::vector<ConfigNode> out;
  Normaliser normaliser(registry, problems);
  for (ConfigNode& item : stages->items) normaliser.item(std::move(item), out);
  put_leaders(out, registry);
  stages->items = std::move(out);
}

std::vector<std::string> stage_ids(const ConfigNode& stages) {
  std::vector<std::string> out;
  std::map<std::string, int> uses;
  for (const ConfigNode& item : stages.items) {
    const auto& [name, options] = item.members.at(0);
    const ConfigNode* id = options.find("id");
    if (id != nullptr && id->kind == ConfigNode::Kind::scalar) {
      out.push_back(id->scalar);
      continue;
    }
    const int use = ++uses[name.scalar];
    out.push_back(use == 1 ? name.scalar : name.scalar + "#" + std::to_string(use));
  }
  return out;
}

}  // namespace jernih
