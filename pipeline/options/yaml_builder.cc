#include "pipeline/options/yaml_builder.h"

#include "pipeline/model/utf8.h"
#include "pipeline/options/error.h"
#include "pipeline/options/yaml.h"
#include "pipeline/options/yaml_text.h"

namespace jernih {
namespace {

constexpr const char* kMergeKey = "<<";

std::size_t cost_of(const std::string& scalar) {
  constexpr std::size_t kBytesPerNode = 100;
  return 1 + scalar.size() / kBytesPerNode;
}

void derive(ConfigNode& node) {
  node.is_derived = true;
  for (ConfigNode& item : node.items) derive(item);
  for (auto& [key, value] : node.members) derive(value);
}

}  // namespace

ConfigNode YamlBuilder::take() {
  is_ending_ = true;
  while (!stack_.empty()) {
    stack_.back().node.is_cut = true;
    close();
  }
  return std::move(root_);
}

void YamlBuilder::forget_last() {
  if (stack_.empty()) return;
  ConfigNode& node = stack_.back().node;
  if (!node.items.empty() && node.items.back().kind == ConfigNode::Kind::scalar)
    node.items.pop_back();
  if (!node.members.empty() && node.members.back().value.kind == ConfigNode::Kind::scalar)
    node.members.pop_back();
}

// yaml-cpp counts columns in bytes; people and editors count characters. The last place is kept, so
// that a file of one long line costs no more than others.
Where YamlBuilder::where(const YAML::Mark& mark) const {
  if (mark.is_null()) return {file_, 0, 0};
  const auto at = std::min(static_cast<std::size_t>(mark.pos), text_.size());
  auto begin = at - std::min(at, static_cast<std::size_t>(mark.column));
  int column = 1;
  if (last_line_ == mark.line && last_at_ >= begin && last_at_ <= at) {
    begin = last_at_;
    column = last_column_;
  }
  column += static_cast<int>(count_chars(text_.substr(begin, at - begin)));
  last_line_ = mark.line;
  last_at_ = at;
  last_column_ = column;
  return {file_, mark.line + 1, column};
}

void YamlBuilder::complain(const Where& where, std::string message) {
  problems_.push_back({where, std::move(message)});
}

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (documents_++ == 0) return;
  complain(where(mark), "a second document begins here; keep one document to a file");
  throw YamlStop{};
}

// Of a value that is not there yaml-cpp names the place of what comes next.
Where YamlBuilder::where_of_nothing(const YAML::Mark& mark) const {
  constexpr int kFarthestDash = 200;
  const std::string_view rest =
      text_.substr(std::min(static_cast<std::size_t>(mark.pos), text_.size()));
  if (rest.starts_with('~') || rest.starts_with("null") || stack_.empty()) return where(mark);
  if (stack_.back().has_key) return stack_.back().key.where;
  YAML::Mark dash = mark;
  for (int i = mark.pos - 1; i >= 0 && i > mark.pos - kFarthestDash; --i) {
    const char c = text_[static_cast<std::size_t>(i)];
    if (c == '\n') --dash.line;
    if (c != '-') continue;
    const std::size_t line = text_.substr(0, static_cast<std::size_t>(i)).rfind('\n');
    dash.column = line == std::string_view::npos ? i : i - static_cast<int>(line) - 1;
    dash.pos = i;
    return where(dash);
  }
  return where(mark);
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  spend(mark, 1);
  ConfigNode node;
  node.where = where_of_nothing(mark);
  add(std::move(node), anchor, 1);
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const auto it = anchors_.find(anchor);
  if (it == anchors_.end()) {
    complain(where(mark), "this alias lies inside the thing it names; write the value out");
    throw YamlStop{};
  }
  spend(mark, it->second.second);
  ConfigNode copy = it->second.first;
  copy.where = where(mark);
  derive(copy);
  add(std::move(copy), 0, 0);
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  spend(mark, cost_of(value));
  ConfigNode node = scalar_node(value, where(mark));
  node.is_quoted = tag == "!";
  const auto at = static_cast<std::size_t>(mark.pos);
  node.is_literal = node.is_quoted && at < text_.size() && text_[at] == '\'';
  if (!node.is_quoted) {
    if (value == "~" || value == "null" || value == "Null" || value == "NULL")
      node.kind = ConfigNode::Kind::null;
    check_plain(mark, value);
  } else if (!is_quote_closed(text_, at)) {
    has_open_quote_ = true;
    complain(node.where, std::string("this quote is never closed; end the text with ") + text_[at]);
  }
  check_tag(mark, tag);
  add(std::move(node), anchor, cost_of(value));
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) {
  open(ConfigNode::Kind::list, mark, tag, anchor);
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/) {
  open(ConfigNode::Kind::map, mark, tag, anchor);
}

void YamlBuilder::spend(const YAML::Mark& mark, std::size_t nodes) {
  if (nodes <= nodes_left_) {
    nodes_left_ -= nodes;
    return;
  }
  stop_spending(where(mark));
}

void YamlBuilder::stop_spending(const Where& where) {
  nodes_left_ = 0;
  if (is_ending_) return;
  complain(where, "more than " + std::to_string(kMaxConfigNodes) +
                      " values, aliases counted expanded; write less");
  throw YamlStop{};
}

void YamlBuilder::check_tag(const YAML::Mark& mark, const std::string& tag) {
  if (tag.empty() || tag == "?" || tag == "!") return;
  constexpr std::size_t kShownBytes = 40;
  complain(where(mark), "tags have no meaning here ('" + tag.substr(0, kShownBytes) +
                            "'); leave it out, or quote the text when the ! belongs to it");
}

void YamlBuilder::check_plain(const YAML::Mark& mark, const std::string& value) {
  const auto begin = static_cast<std::size_t>(mark.pos);
  const auto hash = comment_like_text(text_, begin + value.size());
  if (!hash || text_.substr(begin, value.size()) != value) return;
  Where where = this->where(mark);
  where.column += static_cast<int>(count_chars(text_.substr(begin, *hash - begin)));
  problems_.push_back({where,
                       "' #' begins a comment, so this is no part of the text; quote the text if "
                       "it is, or write '# '",
                       true});
}

void YamlBuilder::open(ConfigNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor) {
  Open o;
  o.left_before = nodes_left_;
  o.node.kind = kind;
  o.node.where = where(mark);
  o.anchor = anchor;
  spend(mark, 1);
  check_tag(mark, tag);
  if (stack_.size() >= static_cast<std::size_t>(kMaxConfigDepth)) {
    complain(o.node.where,
             "nested deeper than " + std::to_string(kMaxConfigDepth) + "; write it flatter");
    throw YamlStop{};
  }
  stack_.push_back(std::move(o));
}

void YamlBuilder::close() {
  Open done = std::move(stack_.back());
  stack_.pop_back();
  if (!done.merges.empty()) merge(done);
  add(std::move(done.node), done.anchor, done.left_before - nodes_left_);
}

// An anchored value is copied, so it is paid for twice.
void YamlBuilder::add(ConfigNode node, YAML::anchor_t anchor, std::size_t cost) {
  if (anchor != 0) {
    if (cost > nodes_left_) return stop_spending(node.where);
    nodes_left_ -= cost;
    anchors_[anchor] = {node, cost};
  }
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
    parent.has_key = false;
    if (parent.key.scalar == kMergeKey && !parent.key.is_quoted)
      parent.merges.push_back(std::move(node));
    else
      parent.node.members.push_back({std::move(parent.key), std::move(node)});
  }
}

void YamlBuilder::take_key(Open& parent, ConfigNode key) {
  if (key.kind != ConfigNode::Kind::scalar) {
    complain(key.where, "a key cannot be " + describe(key) + "; write a name");
    key = scalar_node("?", key.where);
  } else if (const auto [it, is_new] = parent.lines.emplace(key.scalar, key.where.line); !is_new) {
    complain(key.where, "'" + key.scalar + "' stands here a second time (first in line " +
                            std::to_string(it->second) + "); keep one of them");
  }
  parent.key = std::move(key);
  parent.has_key = true;
}

void YamlBuilder::merge(Open& into) {
  for (const ConfigNode& wanted : into.merges) {
    const bool is_list = wanted.kind == ConfigNode::Kind::list;
    if (wanted.kind == ConfigNode::Kind::map) merge_map(into, wanted);
    if (is_list)
      for (const ConfigNode& item : wanted.items)
        if (item.kind == ConfigNode::Kind::map)
          merge_map(into, item);
        else
          complain(item.where,
                   "<< cannot merge " + describe(item) + "; name a map with an alias: '<<: *name'");
    else if (wanted.kind != ConfigNode::Kind::map)
      complain(wanted.where,
               "<< cannot merge " + describe(wanted) + "; name a map with an alias: '<<: *name'");
  }
}

// What the map says itself wins, then the first merge that says it.
void YamlBuilder::merge_map(Open& into, const ConfigNode& map) {
  for (const ConfigMember& member : map.members) {
    if (!into.lines.emplace(member.key.scalar, member.key.where.line).second) continue;
    into.node.members.push_back(member);
    derive(into.node.members.back().value);
  }
}

}  // namespace jernih
