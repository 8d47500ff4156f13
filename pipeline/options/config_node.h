// A piece of configuration with its place: what the YAML reader gives and option tables read.
#pragma once

#include <string>
#include <vector>

#include "pipeline/options/where.h"

namespace jernih {

struct ConfigMember;

struct ConfigNode {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  bool is_quoted = false;   // a quoted scalar is a string whatever it looks like
  bool is_literal = false;  // in single quotes: ${NAME} is no variable
  bool is_derived = false;  // by an alias, a merge or a variable: not what stands at `where`
  bool is_cut = false;  // a syntax error ended it, or its variable is not set: no more complaints
  std::string scalar;   // as written, without quotes
  Where where;
  std::vector<ConfigNode> items;      // list
  std::vector<ConfigMember> members;  // map, in order

  // The value of a key, or nullptr. Linear: configurations are small.
  const ConfigNode* find(const std::string& key) const;
  ConfigNode* find(const std::string& key);

  // Puts a key with its value behind the others, or in the place of one that is there.
  void put(ConfigNode key, ConfigNode value);
};

struct ConfigMember {
  ConfigNode key;  // a scalar
  ConfigNode value;
};

// A scalar of this text.
ConfigNode scalar_node(std::string text, const Where& where);

// "a map", "a list", "nothing" or the text in quotes, for messages.
std::string describe(const ConfigNode& node);

}  // namespace jernih
