#include "pipeline/config/variables.h"

#include <algorithm>

#include "pipeline/options/error.h"

namespace jernih {
namespace {

bool is_name(const std::string& name) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
  return !name.empty() && name.find_first_not_of(kLetters) == std::string::npos &&
         (name[0] < '0' || name[0] > '9');
}

class Expander {
 public:
  Expander(const VariableSource& source, std::vector<Problem>& problems)
      : source_(source), problems_(problems) {}

  void walk(ConfigNode& node) {
    for (ConfigNode& item : node.items) walk(item);
    for (auto& [key, value] : node.members) walk(value);
    if (node.kind == ConfigNode::Kind::scalar && !node.is_literal &&
        node.scalar.find("${") != std::string::npos)
      expand(node);
  }

 private:
  void expand(ConfigNode& node) {
    const std::string& text = node.scalar;
    std::string out;
    std::size_t at = 0;
    bool is_whole = false;
    for (std::size_t dollar; (dollar = text.find("${", at)) != std::string::npos;) {
      if (dollar > at && text[dollar - 1] == '$') {
        out.append(text, at, dollar - 1 - at).append("${");
        at = dollar + 2;
        continue;
      }
      const std::size_t close = text.find('}', dollar);
      if (close == std::string::npos) {
        complain(node, "'${' is never closed; write ${NAME}, or $${ for the two characters");
        return;
      }
      out.append(text, at, dollar - at);
      out += value(node, text.substr(dollar + 2, close - dollar - 2));
      at = close + 1;
      is_whole = dollar == 0 && at == text.size();
    }
    out.append(text, at);
    node.scalar = std::move(out);
    node.is_derived = true;
    if (!is_whole) return;
    node.is_quoted = false;
    if (node.scalar.empty()) node.is_quoted = true;
  }

  std::string value(ConfigNode& node, const std::string& inside) {
    const std::size_t colon = inside.find(":-");
    const std::string name = inside.substr(0, colon);
    if (!is_name(name)) {
      complain(node, "'" + name +
                         "' is no name of a variable; write ${NAME} or ${NAME:-default}, "
                         "$${ for the two characters");
      return {};
    }
    const std::optional<std::string> found = source_(name);
    if (found && (!found->empty() || colon == std::string::npos)) return *found;
    if (colon != std::string::npos) return inside.substr(colon + 2);
    complain(node,
             "the variable '" + name + "' is not set; set it, or write ${" + name + ":-default}");
    return {};
  }

  void complain(ConfigNode& node, std::string message) {
    node.is_cut = true;
    problems_.push_back({node.where, std::move(message)});
  }

  const VariableSource& source_;
  std::vector<Problem>& problems_;
};

}  // namespace

void expand_variables(ConfigNode& node, const VariableSource& source,
                      std::vector<Problem>& problems) {
  Expander(source, problems).walk(node);
}

}  // namespace jernih
