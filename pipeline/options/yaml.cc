// One door: read_yaml().
#include "pipeline/options/yaml.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <array>
#include <sstream>

#include "pipeline/model/utf8.h"
#include "pipeline/options/error.h"
#include "pipeline/options/yaml_builder.h"
#include "pipeline/options/yaml_text.h"

namespace jernih {
namespace {

// What yaml-cpp says (the beginning of it), and what it means to the person who wrote the file.
struct Explanation {
  std::string_view begins;
  std::string_view meaning;
};
constexpr std::array kExplanations = {
    Explanation{
        "end of map not found",
        "this does not belong here; check the quotes before it and the indentation: keys of "
        "one map stand under each other"},
    Explanation{"end of sequence not found",
                "this does not belong here; items of one list begin with '- ' under each other"},
    Explanation{
        "illegal map value",
        "a ': ' cannot stand here; quote the text if it belongs to it, or begin a new line"},
    Explanation{"illegal block entry",
                "a list cannot begin here; put '- ' on a line of its own, or quote the text"},
    Explanation{"illegal map key", "a key cannot stand here; begin a new line"},
    Explanation{"illegal flow end", "nothing is open that this could close; take it away"},
    Explanation{"unknown token", "a text cannot begin with this character; quote the text"},
    Explanation{
        "unknown escape character",
        "no such escape in double quotes; write \\\\ for a backslash, or use single quotes"},
    Explanation{"bad character found while scanning hex",
                "hex digits are wanted behind \\x, \\u or \\U; or use single quotes"},
    Explanation{"invalid unicode",
                "there is no such character; check the digits behind \\u or \\U"},
    Explanation{"illegal tab", "a tab cannot indent; use spaces"},
    Explanation{"illegal document indicator in scalar",
                "--- stands inside a text; close the quote before it"},
    Explanation{"illegal EOF in scalar", "the text is never closed; end it with its quote"},
    Explanation{"the referenced anchor is not defined",
                "there is no such anchor before; write it with & first, or quote the text if the * "
                "belongs to it"},
    Explanation{"alias not found",
                "a name is wanted behind *; quote the text if the * belongs to it"},
    Explanation{"anchor not found",
                "a name is wanted behind &; quote the text if the & belongs to it"},
    Explanation{"illegal character found while scanning a",
                "this character cannot be in the name of an anchor; quote the text if the * or & "
                "belongs to it"},
    Explanation{"aliases can't have any content",
                "nothing can follow an alias; quote the text if the * belongs to it"},
    Explanation{"cannot assign multiple", "one anchor or tag is enough; take the second away"},
    Explanation{
        "unexpected character in block scalar",
        "only -, + or a digit can follow | or >; begin the text in the next line, or quote it"},
    Explanation{"cannot set zero indentation", "a block text is indented by 1 to 9; leave 0 out"},
    Explanation{"bad file", "nested too deeply; write it flatter"},
};

bool is_flow(const std::string& message) {
  return message.find("flow not found") != std::string::npos;
}

// The tab that indents this line, if one does: to yaml-cpp it is a space like any other.
std::optional<std::size_t> indenting_tab(std::string_view text, const Where& line) {
  const auto begin = byte_of(text, {line.file, line.line, 1});
  if (!begin) return std::nullopt;
  const std::size_t i = std::min(text.find_first_not_of(' ', *begin), text.size());
  return i < text.size() && text[i] == '\t' ? std::optional(i) : std::nullopt;
}

Problem syntax_problem(const YAML::Exception& e, const YamlBuilder& builder,
                       std::string_view text) {
  const Where where = builder.where(e.mark);
  if (const auto tab = indenting_tab(text, where))
    return {place_of(text, *tab, where.file), "a tab cannot indent; use spaces"};
  if (is_flow(e.msg) && builder.innermost() != nullptr) {
    const bool is_map = builder.innermost()->kind == ConfigNode::Kind::map;
    return {builder.innermost()->where, std::string("this ") + (is_map ? '{' : '[') +
                                            " is never closed; end it with " +
                                            (is_map ? "'}', and write ', ' between its members"
                                                    : "']', and write ', ' between its items")};
  }
  for (const Explanation& x : kExplanations)
    if (e.msg.starts_with(x.begins)) return {where, std::string(x.meaning)};
  return {where, e.msg + "; the YAML ends making sense here"};
}

// Bytes that are no text, and too many of them.
bool is_readable(std::string_view text, const std::string& file, std::vector<Problem>& problems) {
  if (text.size() > kMaxConfigBytes) {
    problems.push_back({{file, 0, 0},
                        "a configuration may have " + std::to_string(kMaxConfigBytes) +
                            " bytes and this has more; is it the right file?"});
    return false;
  }
  const std::size_t wrong = first_invalid_byte(text);
  if (wrong != std::string_view::npos) {
    problems.push_back({place_of(text, wrong, file), "this byte is not UTF-8 (byte offset " +
                                                         std::to_string(wrong) +
                                                         "); save the file as UTF-8"});
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n' || c == '\r') continue;
    problems.push_back({place_of(text, i, file),
                        "this is a control character (byte offset " + std::to_string(i) +
                            "); take it away, or write it as an escape in double quotes"});
    return false;
  }
  return true;
}

}  // namespace

YamlDocument read_yaml(std::string_view text, const std::string& file, std::size_t& nodes_left,
                       std::vector<Problem>& problems) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  YamlDocument out;
  out.root.where = {file, 0, 0};
  if (!is_readable(text, file, problems)) {
    out.cut = problems.back().where;
    return out;
  }
  constexpr std::size_t kBytesPerNode = 50;
  nodes_left -= std::min(nodes_left, text.size() / kBytesPerNode);
  std::istringstream in{std::string(text)};
  YamlBuilder builder(text, file, nodes_left, problems);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YamlStop&) {
    out.cut = problems.back().where;
  } catch (const YAML::Exception& e) {
    if (!builder.has_open_quote()) problems.push_back(syntax_problem(e, builder, text));
    out.cut = problems.back().where;
    builder.forget_last();
  }
  out.root = builder.take();
  if (out.root.where.file.empty()) out.root.where = {file, 0, 0};
  return out;
}

}  // namespace jernih
