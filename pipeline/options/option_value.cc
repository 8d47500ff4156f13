#include "pipeline/options/option_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <type_traits>

#include "pipeline/options/error.h"

namespace jernih {
namespace {

template <class Number>
std::optional<Number> parse_number(const std::string& text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || at != end) return std::nullopt;
  if constexpr (std::is_floating_point_v<Number>)
    if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_size(const std::string& text) {
  struct Unit {
    std::string_view suffix;
    double bytes;
  };
  constexpr double k = 1024;
  constexpr std::array<Unit, 8> kUnits = {{{"KiB", k},
                                           {"MiB", k * k},
                                           {"GiB", k * k * k},
                                           {"kB", 1e3},
                                           {"KB", 1e3},
                                           {"MB", 1e6},
                                           {"GB", 1e9},
                                           {"B", 1}}};
  std::string digits = text;
  double bytes = 1;
  for (const Unit& u : kUnits) {
    if (!digits.ends_with(u.suffix)) continue;
    digits.resize(digits.size() - u.suffix.size());
    bytes = u.bytes;
    break;
  }
  while (!digits.empty() && digits.back() == ' ') digits.pop_back();
  const auto number = parse_number<double>(digits);
  if (!number || !(*number >= 0) || *number * bytes > 9e18) return std::nullopt;
  return static_cast<std::int64_t>(*number * bytes);
}

std::string wanted(const Option& option) {
  const std::string range = option.least < option.most ? " from " + number_text(option.least) +
                                                             " to " + number_text(option.most)
                                                       : "";
  switch (option.type) {
    case OptionType::boolean:
      return "write true or false";
    case OptionType::integer:
      return "write a whole number" + range;
    case OptionType::real:
      return "write a number" + range;
    case OptionType::text:
      return "write a text";
    case OptionType::choice:
      return "write one of: " + listed(option.choices);
    case OptionType::texts:
      return option.choices.empty() ? "write a list of texts, [a, b]"
                                    : "write a list of: " + listed(option.choices);
    case OptionType::paths:
      return "write a list of file names, [a.tsv, b.tsv]";
    case OptionType::map:
      return "write a map of texts, {name: text}, or of lists of them, {name: [text, text]}";
    case OptionType::size:
      return "write a size such as 65536, 64KiB or 10MB" + (range.empty() ? "" : "," + range);
  }
  return {};
}

// Reads values of one option; complaints go to `problems`.
class Value {
 public:
  Value(const Option& option, const std::string& what, std::vector<Problem>& problems)
      : option_(option), what_(what), problems_(problems) {}

  std::optional<Options::Value> read(const ConfigNode& node) {
    if (node.is_cut) return std::nullopt;  // told already
    if (option_.type == OptionType::texts || option_.type == OptionType::paths)
      return read_list(node);
    if (option_.type == OptionType::map) return read_map(node);
    if (node.kind != ConfigNode::Kind::scalar) return wrong(node);
    return read_scalar(node);
  }

 private:
  std::optional<Options::Value> read_scalar(const ConfigNode& node) {
    const std::string& s = node.scalar;
    switch (option_.type) {
      case OptionType::boolean:
        if (node.is_quoted || (s != "true" && s != "false")) return wrong(node, meant(s));
        return s == "true";
      case OptionType::integer:
        if (is_octal_like(s)) return wrong(node, octal(s));
        return ranged(node, parse_number<std::int64_t>(s));
      case OptionType::real:
        return ranged(node, parse_number<double>(s));
      case OptionType::size:
        return ranged(node, parse_size(s));
      case OptionType::choice:
        if (!is_choice(node, s)) return std::nullopt;
        return s;
      default:
        return s;
    }
  }

  std::optional<Options::Value> read_list(const ConfigNode& node) {
    std::vector<std::string> out;
    const auto add = [&](const ConfigNode& item) {
      if (item.kind != ConfigNode::Kind::scalar) return wrong(item), false;
      if (!option_.choices.empty() && !is_choice(item, item.scalar)) return false;
      out.push_back(option_.type == OptionType::paths ? beside(item) : item.scalar);
      return true;
    };
    bool good = true;
    if (node.kind == ConfigNode::Kind::list)
      for (const ConfigNode& item : node.items) good = add(item) && good;
    else
      good = add(node);
    if (!good) return std::nullopt;
    return out;
  }

  std::optional<Options::Value> read_map(const ConfigNode& node) {
    if (node.kind != ConfigNode::Kind::map) return wrong(node);
    Options::Map out;
    const auto add = [&](const ConfigNode& item, std::vector<std::string>& values) {
      if (item.kind != ConfigNode::Kind::scalar) return wrong(item), false;
      values.push_back(item.scalar);
      return true;
    };
    bool good = true;
    for (const auto& [key, value] : node.members) {
      std::vector<std::string> values;
      if (value.kind == ConfigNode::Kind::list)
        for (const ConfigNode& item : value.items) good = add(item, values) && good;
      else
        good = add(value, values) && good;
      out.emplace_back(key.scalar, std::move(values));
    }
    if (!good) return std::nullopt;
    return out;
  }

  // YAML has had several ideas of what is true, and of 010.
  static std::string meant(const std::string& s) {
    std::string lower;
    for (const char c : s) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (lower == "true" || lower == "yes" || lower == "on") return "write true";
    if (lower == "false" || lower == "no" || lower == "off") return "write false";
    return {};
  }
  static bool is_octal_like(const std::string& s) {
    return s.size() > 1 && s[0] == '0' && s.find_first_not_of("0123456789") == std::string::npos;
  }
  static std::string octal(const std::string& s) {
    const std::size_t first = std::min(s.find_first_not_of('0'), s.size() - 1);
    return "some read that as octal; write " + s.substr(first);
  }

  // A file name is relative to the configuration that names it, with --set to the working folder.
  static std::string beside(const ConfigNode& item) {
    const std::filesystem::path path = item.scalar;
    const bool is_given_in_shell = item.where.file.starts_with("--");
    if (path.is_absolute() || is_given_in_shell) return item.scalar;
    return (std::filesystem::path(item.where.file).parent_path() / path).string();
  }

  bool is_choice(const ConfigNode& node, const std::string& s) {
    if (std::count(option_.choices.begin(), option_.choices.end(), s) > 0) return true;
    constexpr std::size_t kFewChoices = 6;  // worth telling behind a guess
    const std::string near = did_you_mean(s, option_.choices);
    std::string right = near.empty() ? "" : "did you mean '" + near + "'?";
    if (near.empty() || option_.choices.size() <= kFewChoices)
      right += (near.empty() ? "" : " ") + wanted(option_);
    problems_.push_back(
        {node.where, what_ + ": '" + option_.name + "' cannot be '" + s + "'; " + right});
    return false;
  }

  template <class Number>
  std::optional<Options::Value> ranged(const ConfigNode& node, std::optional<Number> number) {
    if (node.is_quoted || !number) return wrong(node);
    const auto value = static_cast<double>(*number);
    if (option_.least < option_.most && !(value >= option_.least && value <= option_.most))
      return wrong(node);
    return *number;
  }

  std::optional<Options::Value> wrong(const ConfigNode& node, const std::string& right = {}) {
    problems_.push_back({node.where, what_ + ": '" + option_.name + "' cannot be " +
                                         describe(node) + "; " +
                                         (right.empty() ? instead(node) : right)});
    return std::nullopt;
  }

  std::string instead(const ConfigNode& node) const {
    const bool is_number = option_.type == OptionType::integer ||
                           option_.type == OptionType::real || option_.type == OptionType::size;
    const bool is_word = option_.type == OptionType::boolean || is_number;
    std::string right = wanted(option_);
    if (is_word && node.is_quoted) right += ", without quotes";
    if (option_.type == OptionType::text && node.kind == ConfigNode::Kind::null)
      right += ", in quotes if it is 'null' or '~', or leave the option out";
    return right;
  }

  const Option& option_;
  const std::string& what_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::string number_text(double value) {
  if (value == std::floor(value) && std::abs(value) < 9.1e15)
    return std::to_string(static_cast<std::int64_t>(value));
  std::array<char, 32> out{};
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), value);
  return {out.data(), error == std::errc{} ? end : out.data()};
}

std::optional<Options::Value> read_value(const Option& option, const std::string& what,
                                         const ConfigNode& node, std::vector<Problem>& problems) {
  return Value(option, what, problems).read(node);
}

ConfigNode default_node(const Option& option) {
  ConfigNode node;
  node.kind = ConfigNode::Kind::scalar;
  node.scalar = option.initial;
  if (option.type == OptionType::map) node.kind = ConfigNode::Kind::map;
  if (option.type != OptionType::texts && option.type != OptionType::paths) return node;
  node.kind = ConfigNode::Kind::list;
  std::size_t at = 0;
  while (at < option.initial.size()) {
    const std::size_t comma = std::min(option.initial.find(',', at), option.initial.size());
    ConfigNode item;
    item.kind = ConfigNode::Kind::scalar;
    item.scalar = option.initial.substr(at, comma - at);
    while (item.scalar.starts_with(' ')) item.scalar.erase(0, 1);
    node.items.push_back(std::move(item));
    at = comma + 1;
  }
  return node;
}

}  // namespace jernih
