#include "pipeline/options/config_node.h"

#include <utility>

#include "pipeline/model/utf8.h"

namespace jernih {

const ConfigNode* ConfigNode::find(const std::string& key) const {
  for (const auto& [k, v] : members)
    if (k.scalar == key) return &v;
  return nullptr;
}

ConfigNode* ConfigNode::find(const std::string& key) {
  return const_cast<ConfigNode*>(std::as_const(*this).find(key));
}

void ConfigNode::put(ConfigNode key, ConfigNode value) {
  if (ConfigNode* found = find(key.scalar))
    *found = std::move(value);
  else
    members.push_back({std::move(key), std::move(value)});
}

ConfigNode scalar_node(std::string text, const Where& where) {
  ConfigNode node;
  node.kind = ConfigNode::Kind::scalar;
  node.scalar = std::move(text);
  node.where = where;
  return node;
}

std::string describe(const ConfigNode& node) {
  switch (node.kind) {
    case ConfigNode::Kind::null:
      return "nothing";
    case ConfigNode::Kind::list:
      return "a list";
    case ConfigNode::Kind::map:
      return "a map";
    case ConfigNode::Kind::scalar:
      break;
  }
  constexpr std::size_t kShownBytes = 40;
  std::size_t end = std::min(kShownBytes, node.scalar.size());
  while (end < node.scalar.size() && end > 0 && is_trail(node.scalar[end])) --end;
  return (node.is_quoted ? "the quoted text '" : "'") + node.scalar.substr(0, end) +
         (end < node.scalar.size() ? "…'" : "'");
}

}  // namespace jernih
