// One door: read_options().
#include "pipeline/options/options.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "pipeline/options/error.h"
#include "pipeline/options/option_value.h"

namespace jernih {
namespace {

// Walks a map by a table; nested maps are names with dots.
class MapReader {
 public:
  MapReader(const OptionTable& table, const std::string& what, Options& out,
            std::vector<Problem>& problems)
      : table_(table), what_(what), out_(out), problems_(problems) {}

  void read(const ConfigNode& node, const std::string& prefix) {
    if (node.kind == ConfigNode::Kind::null) return;
    if (node.kind != ConfigNode::Kind::map) {
      if (node.is_cut) return;
      problems_.push_back({node.where, what_ + " cannot be " + describe(node) +
                                           "; write options as 'name: value'"});
      return;
    }
    for (const auto& [key, value] : node.members) member(key, value, prefix);
  }

 private:
  void member(const ConfigNode& key, const ConfigNode& value, const std::string& prefix) {
    const std::string full = prefix + key.scalar;
    const auto option =
        std::find_if(table_.begin(), table_.end(), [&](const Option& o) { return o.name == full; });
    if (option != table_.end()) {
      if (auto v = read_value(*option, what_, value, problems_))
        out_.set(full, {std::move(*v), value.where, true, !value.is_derived});
      return;
    }
    const bool is_group = std::any_of(table_.begin(), table_.end(), [&](const Option& o) {
      return o.name.starts_with(full + ".");
    });
    if (is_group)
      read(value, full + ".");
    else
      unknown(key, prefix);
  }

  void unknown(const ConfigNode& key, const std::string& prefix) {
    std::vector<std::string> names;
    for (const Option& o : table_)
      if (o.name.starts_with(prefix)) {
        const std::string rest = o.name.substr(prefix.size());
        const std::string first = rest.substr(0, rest.find('.'));
        if (std::count(names.begin(), names.end(), first) == 0) names.push_back(first);
      }
    const std::string near = did_you_mean(key.scalar, names);
    std::string right = names.empty()  ? "it has no options"
                        : near.empty() ? "it has: " + listed(names)
                                       : "did you mean '" + near + "'?";
    problems_.push_back(
        {key.where, what_ + " has no option '" + prefix + key.scalar + "'; " + right});
  }

  const OptionTable& table_;
  const std::string& what_;
  Options& out_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::string_view name(OptionType type) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"true or false", "whole number", "number", "text", "choice",
                                       "list", "files", "size", "map"});
  static_assert(kNames.size() == kOptionTypeCount);
  return kNames[static_cast<std::size_t>(type)];
}

const Options::Entry& Options::entry(const std::string& name) const {
  const auto it = entries_.find(name);
  if (it == entries_.end()) throw std::logic_error("no option '" + name + "' in this table");
  return it->second;
}

bool Options::boolean(const std::string& name) const { return std::get<bool>(entry(name).value); }
std::int64_t Options::integer(const std::string& name) const {
  return std::get<std::int64_t>(entry(name).value);
}
double Options::real(const std::string& name) const { return std::get<double>(entry(name).value); }
const std::string& Options::text(const std::string& name) const {
  return std::get<std::string>(entry(name).value);
}
const std::vector<std::string>& Options::texts(const std::string& name) const {
  return std::get<std::vector<std::string>>(entry(name).value);
}
const Options::Map& Options::map(const std::string& name) const {
  return std::get<Map>(entry(name).value);
}
const Options::Value& Options::value(const std::string& name) const { return entry(name).value; }
bool Options::is_given(const std::string& name) const { return entry(name).given; }
const Where& Options::where(const std::string& name) const { return entry(name).where; }

bool Options::is_literal(const std::string& name) const { return entry(name).is_literal; }

void Options::set(const std::string& name, Entry entry) { entries_[name] = std::move(entry); }

Options read_options(const OptionTable& table, const ConfigNode& node, const std::string& what,
                     std::vector<Problem>& problems) {
  Options out;
  for (const Option& option : table) {
    std::vector<Problem> ours;
    auto value = read_value(option, what, default_node(option), ours);
    if (!value) throw std::logic_error("default of '" + option.name + "' breaks its own rule");
    out.set(option.name, {std::move(*value), {node.where.file, 0, 0}});
  }
  MapReader(table, what, out, problems).read(node, "");
  return out;
}

}  // namespace jernih
