// A piece of configuration with its place: what the YAML reader gives and option tables read.
#pragma once

#include <string>
#include <vector>

#include "pipeline/error.h"

namespace jernih {

struct ConfigMember;

struct ConfigNode {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  std::string scalar;      // as written, without quotes
  bool is_quoted = false;  // a quoted scalar is a string whatever it looks like
  Where where;
  std::vector<ConfigNode> items;      // list
  std::vector<ConfigMember> members;  // map, in order

  // The value of a key, or nullptr. Linear: configurations are small.
  const ConfigNode* find(const std::string& key) const;
  ConfigNode* find(const std::string& key);
};

struct ConfigMember {
  ConfigNode key;  // a scalar
  ConfigNode value;
};

// "a map", "a list", "nothing" or the text in quotes, for messages.
std::string describe(const ConfigNode& node);

}  // namespace jernih
