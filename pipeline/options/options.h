// The values of typed option tables; the tables are one source for validation, `jernih stages`,
// documentation and the schema.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/options/option.h"
#include "pipeline/options/where.h"

namespace jernih {

struct ConfigNode;
struct Problem;

// The values of one table, every option present. Getters throw std::logic_error for a name that the
// table does not have: that is our mistake, not the user's.
class Options {
 public:
  using Map = std::vector<std::pair<std::string, std::vector<std::string>>>;
  using Value =
      std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>, Map>;

  bool boolean(const std::string& name) const;
  std::int64_t integer(const std::string& name) const;  // integer and size
  double real(const std::string& name) const;
  const std::string& text(const std::string& name) const;                // text and choice
  const std::vector<std::string>& texts(const std::string& name) const;  // texts and paths
  const Map& map(const std::string& name) const;
  const Value& value(const std::string& name) const;
  // True when the user wrote it, false when it is the default.
  bool is_given(const std::string& name) const;
  // Where it was written; the file alone for a default.
  const Where& where(const std::string& name) const;

  // False when the value comes from an alias, a merge or a variable, so that it does not stand at
  // where() as it is.
  bool is_literal(const std::string& name) const;

  struct Entry {
    Value value;
    Where where;
    bool given = false;
    bool is_literal = false;
  };
  void set(const std::string& name, Entry entry);

 private:
  const Entry& entry(const std::string& name) const;
  std::map<std::string, Entry> entries_;
};

// Reads `node` (a map, or null for all defaults) by the table. Every mistake goes to `problems`
// with its place and what would be right; `what` names the thing ("stage 'find_times'",
// "'output'").
Options read_options(const OptionTable& table, const ConfigNode& node, const std::string& what,
                     std::vector<Problem>& problems);

}  // namespace jernih
