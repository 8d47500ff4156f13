// One door: read_yaml(). yaml-cpp's events, not its nodes: only they tell keys' places and let us
// refuse what its nodes swallow.
#include "pipeline/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <set>
#include <sstream>

#include "pipeline/model/utf8.h"
namespace jernih {
namespace {

// Thrown inside the handler to leave yaml-cpp's parser; carries nothing, the problem is recorded.
struct Stop {};

class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, const std::string& file, std::vector<Problem>& problems)
      : text_(text), file_(file), problems_(problems) {}

  ConfigNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) {
      complain(mark, "a second document begins here; keep one document to a file");
      throw Stop{};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    ConfigNode node;
    place(node, mark, anchor);
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto it = anchors_.find(anchor);
    if (it == anchors_.end()) {
      complain(mark, "this alias lies inside the thing it names; write the value out");
      throw Stop{};
    }
    count(mark, it->second.second);
    ConfigNode copy = it->second.first;
    copy.where = where(mark);
    add(std::move(copy), 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    ConfigNode node;
    node.kind = ConfigNode::Kind::scalar;
    node.scalar = value;
    node.is_quoted = tag == "!";
    place(node, mark, anchor);
    if (node.is_quoted)
      check_closed(mark);
    else if (value == "~" || value == "null")
      node.kind = ConfigNode::Kind::null;
    check_tag(mark, tag);
    add(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(ConfigNode::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(ConfigNode::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  void complain(const YAML::Mark& mark, std::string message) {
    problems_.push_back({where(mark), std::move(message)});
  }

 private:
  struct Open {
    ConfigNode node;
    YAML::anchor_t anchor = 0;
    std::size_t nodes_before = 0;
    bool has_key = false;
    ConfigNode key;
    std::set<std::string> keys;
  };

  // yaml-cpp counts columns in bytes; people and editors count characters.
  Where where(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, 0, 0};
    const auto line_begin = static_cast<std::size_t>(mark.pos - mark.column);
    int column = 1;
    for (std::size_t i = line_begin; i < static_cast<std::size_t>(mark.pos) && i < text_.size();
         ++i)
      if (!is_trail(text_[i])) ++column;
    return {file_, mark.line + 1, column};
  }

  void place(ConfigNode& node, const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
    node.where = where(mark);
    count(mark, 1);
  }

  void count(const YAML::Mark& mark, std::size_t nodes) {
    nodes_ += nodes;
    if (nodes_ <= kMaxConfigNodes) return;
    complain(mark, "more than " + std::to_string(kMaxConfigNodes) +
                       " values, aliases counted expanded; write less");
    throw Stop{};
  }

  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    complain(mark, "tags have no meaning here ('" + tag + "'); leave the tag out");
  }

  // yaml-cpp takes a quoted scalar that the end of the file cuts off.
  void check_closed(const YAML::Mark& mark) {
    auto i = static_cast<std::size_t>(mark.pos);
    if (i >= text_.size() || (text_[i] != '"' && text_[i] != '\'')) return;
    const char quote = text_[i++];
    for (; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '"' || i + 1 >= text_.size() || text_[i + 1] != '\'') return;
        ++i;
      }
    }
    complain(mark, std::string("this quote is never closed; end the text with ") + quote);
  }

  void open(ConfigNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    Open o;
    o.nodes_before = nodes_;
    o.node.kind = kind;
    place(o.node, mark, anchor);
    o.anchor = anchor;
    check_tag(mark, tag);
    if (stack_.size() >= static_cast<std::size_t>(kMaxConfigDepth)) {
      complain(mark,
               "nested deeper than " + std::to_string(kMaxConfigDepth) + "; write it flatter");
      throw Stop{};
    }
    stack_.push_back(std::move(o));
  }

  void close() {
    Open done = std::move(stack_.back());
    stack_.pop_back();
    if (done.anchor != 0) anchors_[done.anchor] = {done.node, nodes_ - done.nodes_before};
    add(std::move(done.node), 0);
  }

  void add(ConfigNode node, YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = {node, 1};
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = stack_.back();
    if (parent.node.kind == ConfigNode::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      take_key(parent, std::move(node));
    } else {
      parent.node.members.push_back({std::move(parent.key), std::move(node)});
      parent.has_key = false;
    }
  }

  void take_key(Open& parent, ConfigNode key) {
    if (key.kind != ConfigNode::Kind::scalar) {
      problems_.push_back({key.where, "a key cannot be " + describe(key) + "; write a name"});
      key.scalar = "?";
    } else if (key.scalar == "<<") {
      problems_.push_back({key.where, "merges (<<) are not applied; write the keys out"});
    } else if (!parent.keys.insert(key.scalar).second) {
      problems_.push_back({key.where, "'" + key.scalar + "' stands here a second time" +
                                          first(parent, key) + "; keep one of them"});
    }
    parent.key = std::move(key);
    parent.has_key = true;
  }

  static std::string first(const Open& parent, const ConfigNode& key) {
    for (const auto& [k, v] : parent.node.members)
      if (k.scalar == key.scalar) return " (first in line " + std::to_string(k.where.line) + ")";
    return {};
  }

  std::string_view text_;
  const std::string& file_;
  std::vector<Problem>& problems_;
  ConfigNode root_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, std::pair<ConfigNode, std::size_t>> anchors_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

bool readable(std::string_view text, const std::string& file, std::vector<Problem>& problems) {
  if (text.size() > kMaxConfigBytes) {
    problems.push_back({{file, 0, 0},
                        "the file has " + std::to_string(text.size()) +
                            " bytes; a configuration may have " + std::to_string(kMaxConfigBytes)});
    return false;
  }
  const std::size_t at = first_invalid_byte(text);
  if (at == std::string_view::npos) return true;
  Where where{file, 1, 1};
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] == '\n') {
      ++where.line;
      where.column = 1;
    } else if (!is_trail(text[i])) {
      ++where.column;
    }
  }
  problems.push_back({where, "this byte is not UTF-8 (byte offset " + std::to_string(at) +
                                 "); save the file as UTF-8"});
  return false;
}

}  // namespace

ConfigNode read_yaml(std::string_view text, const std::string& file,
                     std::vector<Problem>& problems) {
  ConfigNode none;
  none.where = {file, 0, 0};
  if (!readable(text, file, problems)) return none;
  std::istringstream in{std::string(text)};
  Builder builder(text, file, problems);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return none;
  } catch (const YAML::Exception& e) {
    builder.complain(e.mark, e.msg + "; the YAML ends making sense here");
    return none;
  }
  ConfigNode root = builder.take();
  if (root.where.file.empty()) root.where = none.where;
  return root;
}

}  // namespace jernih
