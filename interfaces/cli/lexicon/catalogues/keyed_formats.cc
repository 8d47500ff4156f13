// JSON and Rails' YAML: nested keys, a file per language.
#include <algorithm>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"
#include "pipeline/options/yaml.h"
#include "pipeline/records/json_scan.h"
#include "pipeline/records/json_text.h"

namespace jernih::cli {
namespace {

int line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(),
                                         text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

class JsonReader {
 public:
  JsonReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  void object(std::string_view raw, std::size_t offset, const std::string& path) {
    JsonScanner scanner;
    scanner.reset(raw);
    JsonMember member;
    if (scanner.open_object())
      while (scanner.next(member)) value(member, offset, path);
    if (scanner.is_broken())
      throw ConfigError({file_, line_at(text_, offset + scanner.error().offset), 0},
                        "no JSON object: " + scanner.error().what);
  }

  std::vector<CatalogueString> strings_;

 private:
  void value(const JsonMember& member, std::size_t offset, const std::string& path) {
    std::string key;
    decode_json_string(member.key.raw, key);
    const std::string name = path.empty() ? key : path + '.' + key;
    const std::size_t at = offset + member.value.offset;
    if (member.value.kind == JsonKind::object) return object(member.value.raw, at, name);
    if (member.value.kind != JsonKind::string || key.starts_with('@')) return;
    std::string text;
    decode_json_string(member.value.raw, text);
    strings_.push_back({name, std::move(text), {file_, line_at(text_, at), 0}});
  }

  std::string_view text_;
  const std::string& file_;
};

void flatten(const ConfigNode& node, const std::string& path,
             std::vector<CatalogueString>& strings) {
  for (const ConfigMember& m : node.members) {
    const std::string name = path.empty() ? m.key.scalar : path + '.' + m.key.scalar;
    if (m.value.kind == ConfigNode::Kind::map) flatten(m.value, name, strings);
    if (m.value.kind == ConfigNode::Kind::scalar && !m.value.scalar.empty())
      strings.push_back({name, m.value.scalar, m.value.where});
  }
}

}  // namespace

std::vector<CatalogueString> read_json_catalogue(std::string_view text, const std::string& file) {
  JsonReader reader(text, file);
  reader.object(text, 0, {});
  return std::move(reader.strings_);
}

// The key at the top is the language.
std::vector<CatalogueString> read_rails(std::string_view text, const std::string& file) {
  std::vector<Problem> problems;
  std::size_t nodes_left = kMaxConfigNodes;
  const ConfigNode root = read_yaml(text, file, nodes_left, problems).root;
  if (!problems.empty()) throw ConfigError(std::move(problems));
  if (root.kind != ConfigNode::Kind::map || root.members.size() != 1 ||
      root.members[0].value.kind != ConfigNode::Kind::map)
    throw ConfigError({file, 1, 0}, "no Rails catalogue; one key at the top, the language, wanted");
  std::vector<CatalogueString> out;
  flatten(root.members[0].value, {}, out);
  return out;
}

}  // namespace jernih::cli
