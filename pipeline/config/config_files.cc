#include "pipeline/config/config_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

#include "pipeline/config/variables.h"
#include "pipeline/options/yaml.h"

namespace jernih {
namespace {

constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kDeepest = 8;

std::optional<std::string> from_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

void merge(ConfigNode& base, ConfigNode over) {
  if (base.kind != ConfigNode::Kind::map || over.kind != ConfigNode::Kind::map) {
    base = std::move(over);
    return;
  }
  base.where = over.where;
  base.is_cut = over.is_cut;
  for (auto& [key, value] : over.members)
    if (ConfigNode* found = base.find(key.scalar))
      merge(*found, std::move(value));
    else
      base.members.push_back({std::move(key), std::move(value)});
}

class Includer {
 public:
  Includer(const ConfigContext& context, std::vector<ConfigText>& files,
           std::vector<Problem>& problems)
      : context_(context),
        variable_(context.variable ? context.variable : from_environment),
        files_(files),
        problems_(problems) {}

  ConfigNode read(ConfigText text) {
    const std::string name = text.name;
    files_.push_back(std::move(text));
    YamlDocument document = read_yaml(files_.back().yaml, name, nodes_left_, problems_);
    if (document.cut) cuts_.push_back(*document.cut);
    ConfigNode root = std::move(document.root);
    if (root.kind != ConfigNode::Kind::map) return root;
    for (auto& [key, value] : root.members)
      if (key.scalar != "tests") expand_variables(value, variable_, problems_);
    open_.push_back(name);
    splice_stages(root);
    root = with_included(std::move(root));
    open_.pop_back();
    return root;
  }

  const std::vector<Where>& cuts() const { return cuts_; }
  // A file could not be included.
  bool is_incomplete() const { return is_incomplete_; }

 private:
  void complain(const Where& where, std::string message) {
    problems_.push_back({where, std::move(message)});
  }

  ConfigNode with_included(ConfigNode root) {
    const auto at = std::find_if(root.members.begin(), root.members.end(),
                                 [](const ConfigMember& m) { return m.key.scalar == "include"; });
    if (at == root.members.end()) return root;
    const ConfigNode include = std::move(at->value);
    root.members.erase(at);
    ConfigNode base;
    const auto add = [&](const ConfigNode& name) {
      if (auto included = open(name))
        merge(base, std::move(*included));
      else
        is_incomplete_ = true;
    };
    if (include.kind == ConfigNode::Kind::list)
      for (const ConfigNode& item : include.items) add(item);
    else
      add(include);
    if (base.kind != ConfigNode::Kind::map) return root;
    give_way(base, root);
    merge(base, std::move(root));
    return base;
  }

  // What the including file says in a section wins over `set:` of what it includes.
  static void give_way(ConfigNode& base, const ConfigNode& over) {
    ConfigNode* set = base.find("set");
    if (set == nullptr || set->kind != ConfigNode::Kind::map) return;
    const auto says = [&](const std::string& dotted) {
      const ConfigNode* node = &over;
      for (std::size_t at = 0; at <= dotted.size();) {
        const std::size_t dot = std::min(dotted.find('.', at), dotted.size());
        if (node->kind != ConfigNode::Kind::map) return false;
        node = node->find(dotted.substr(at, dot - at));
        if (node == nullptr) return false;
        at = dot + 1;
      }
      return true;
    };
    std::erase_if(set->members, [&](const ConfigMember& m) {
      return m.value.kind != ConfigNode::Kind::map && says(m.key.scalar);
    });
    for (ConfigMember& group : set->members)
      if (group.value.kind == ConfigNode::Kind::map)
        std::erase_if(group.value.members, [&](const ConfigMember& m) {
          return says(group.key.scalar + "." + m.key.scalar);
        });
  }

  // `- include: FILE` in the list of stages.
  void splice_stages(ConfigNode& root) {
    ConfigNode* stages = root.find("stages");
    if (stages == nullptr || stages->kind != ConfigNode::Kind::list) return;
    std::vector<ConfigNode> out;
    for (ConfigNode& item : stages->items) {
      const bool is_include = item.kind == ConfigNode::Kind::map && item.members.size() == 1 &&
                              item.members[0].key.scalar == "include";
      if (!is_include) {
        out.push_back(std::move(item));
        continue;
      }
      const ConfigNode& name = item.members[0].value;
      auto included = open(name);
      if (!included) continue;
      ConfigNode* theirs = included->find("stages");
      if (theirs == nullptr || theirs->kind != ConfigNode::Kind::list)
        complain(name.where, "'" + name.scalar + "' has no list of stages that could stand here");
      else
        std::move(theirs->items.begin(), theirs->items.end(), std::back_inserter(out));
    }
    stages->items = std::move(out);
  }

  std::optional<ConfigNode> open(const ConfigNode& name) {
    if (name.kind != ConfigNode::Kind::scalar || name.scalar.empty()) {
      complain(name.where, "include cannot be " + describe(name) +
                               "; name a YAML file or a built-in configuration");
      return std::nullopt;
    }
    std::optional<ConfigText> text = find(name);
    if (!text) return std::nullopt;
    const auto is_open = std::find_if(open_.begin(), open_.end(), [&](const std::string& file) {
      return is_same(file, text->name);
    });
    if (is_open != open_.end()) {
      complain(name.where, "'" + name.scalar +
                               "' includes itself, by way of this file; take one "
                               "of the two includes away");
      return std::nullopt;
    }
    if (open_.size() >= kDeepest || files_.size() >= kMostFiles) {
      complain(name.where, "too many files include each other (" + std::to_string(kMostFiles) +
                               " in all, " + std::to_string(kDeepest) + " deep); write it flatter");
      return std::nullopt;
    }
    ConfigNode root = read(std::move(*text));
    if (root.kind == ConfigNode::Kind::map) return root;
    if (root.kind != ConfigNode::Kind::null || cuts_.empty())
      complain(name.where, "'" + name.scalar + "' is no configuration but " + describe(root) +
                               "; its sections would be merged here");
    return std::nullopt;
  }

  static bool is_same(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return a == b || std::filesystem::equivalent(a, b, ignored);
  }

  // A file beside the one that names it, else a built-in configuration.
  std::optional<ConfigText> find(const ConfigNode& name) {
    const std::filesystem::path path = name.scalar;
    const std::string beside =
        path.is_absolute() ? name.scalar
                           : (std::filesystem::path(name.where.file).parent_path() / path).string();
    std::error_code ignored;
    const bool is_builtin_first = !context_.may_read_files ||
                                  !std::filesystem::exists(beside, ignored) ||
                                  std::filesystem::is_directory(beside, ignored);
    if (is_builtin_first && context_.builtin)
      if (auto yaml = context_.builtin(name.scalar))
        return ConfigText{"built-in:" + name.scalar, *yaml, name.where};
    if (!context_.may_read_files) {
      complain(name.where, "files cannot be included here");
      return std::nullopt;
    }
    try {
      return ConfigText{beside, read_config_file(beside), name.where};
    } catch (const ConfigError& e) {
      complain(name.where, "'" + beside + "' cannot be included: " + e.problems().front().message);
    }
    return std::nullopt;
  }

  const ConfigContext& context_;
  VariableSource variable_;
  std::vector<ConfigText>& files_;
  std::vector<Problem>& problems_;
  std::vector<std::string> open_;  // files we are in, outermost first
  std::size_t nodes_left_ = kMaxConfigNodes;
  std::vector<Where> cuts_;
  bool is_incomplete_ = false;
};

}  // namespace

std::string read_config_file(const std::string& path) {
  const auto fail = [&](int why) {
    return ConfigError({path, 0, 0}, std::string(std::strerror(why)) + "; name a YAML file");
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) throw fail(errno);
  std::string text(kMaxConfigBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get()) != 0) throw fail(errno);
  return text;
}

Reading read_config_tree(ConfigText text, const ConfigContext& context,
                         std::vector<ConfigText>& files, std::vector<Problem>& problems) {
  Includer includer(context, files, problems);
  ConfigNode root = includer.read(std::move(text));
  const bool is_incomplete = includer.is_incomplete() || !includer.cuts().empty();
  return {std::move(root), includer.cuts(), is_incomplete};
}

}  // namespace jernih
