#include "pipeline/records/json_scan.h"

#include <utility>

#include "pipeline/model/utf8.h"
#include "pipeline/records/json_text.h"

namespace jernih {
namespace {

constexpr bool is_hex(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A byte for a message: 'x', or 0x07 when it cannot be shown.
std::string shown(char c) {
  if (c > ' ' && c < 0x7F) return std::string("'") + c + "'";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("byte 0x") + kDigits[byte >> 4] + kDigits[byte & 15];
}

}  // namespace

void JsonScanner::reset(std::string_view text) {
  text_ = text;
  at_ = 0;
  is_first_ = true;
  open_.clear();
  error_.offset = 0;
  error_.what.clear();
}

bool JsonScanner::fail(std::size_t at, std::string what, JsonError::Kind kind) {
  if (is_broken()) return false;
  error_.offset = at;
  error_.what = std::move(what);
  error_.kind = kind;
  return false;
}

bool JsonScanner::wanted(const char* what) {
  if (at_ >= text_.size()) return fail(at_, std::string("it ends where ") + what + " was wanted");
  return fail(at_, shown(text_[at_]) + " stands where " + what + " was wanted");
}

void JsonScanner::skip_space() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
    ++at_;
}

bool JsonScanner::skip_escape() {
  const std::size_t from = at_++;
  if (at_ >= text_.size()) return true;  // the open string is the mistake to tell
  constexpr std::string_view kEscapes = "\"\\/bfnrtu";
  const char c = text_[at_];
  if (kEscapes.find(c) == std::string_view::npos)
    return fail(from, shown(c) + " cannot stand behind a backslash");
  ++at_;
  if (c != 'u') return true;
  for (int i = 0; i < 4 && at_ < text_.size(); ++i, ++at_)
    if (!is_hex(text_[at_])) return fail(from, "four hexadecimal digits must follow \\u");
  return true;
}

bool JsonScanner::skip_string() {
  const std::size_t from = at_++;
  for (;;) {
    at_ = find_special(text_, at_);
    if (at_ >= text_.size()) return fail(from, "the string that begins here does not end");
    if (text_[at_] == '"') break;
    if (text_[at_] != '\\')
      return fail(at_, shown(text_[at_]) + " must be escaped inside a string");
    if (!skip_escape()) return false;
  }
  ++at_;
  return true;
}

bool JsonScanner::skip_number() {
  const auto digits = [&] {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_ascii_digit(text_[at_])) ++at_;
    return at_ > from;
  };
  const std::size_t from = at_;
  if (text_[at_] == '-') ++at_;
  if (at_ < text_.size() && text_[at_] == '0') {
    ++at_;
    if (at_ < text_.size() && is_ascii_digit(text_[at_]))
      return fail(from, "a number cannot begin with a zero");
  } else if (!digits()) {
    return wanted("a digit");
  }
  if (at_ < text_.size() && text_[at_] == '.') {
    ++at_;
    if (!digits()) return wanted("a digit");
  }
  if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
    ++at_;
    if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
    if (!digits()) return wanted("a digit");
  }
  return true;
}

bool JsonScanner::skip_literal(std::string_view literal) {
  if (text_.substr(at_, literal.size()) != literal) {
    for (const std::string_view word : {"NaN", "Infinity", "-Infinity", "nan", "undefined", "None"})
      if (text_.substr(at_, word.size()) == word)
        return fail(at_, std::string(word) + " is no JSON value");
    return wanted("a value");
  }
  at_ += literal.size();
  return true;
}

bool JsonScanner::skip_scalar() {
  if (at_ >= text_.size()) return wanted("a value");
  const char c = text_[at_];
  if (c == '"') return skip_string();
  if (c == 't') return skip_literal("true");
  if (c == 'f') return skip_literal("false");
  if (is_ascii_digit(c) || (c == '-' && text_.substr(at_, 2) != "-I")) return skip_number();
  return skip_literal("null");
}

bool JsonScanner::read_key() {
  if (at_ >= text_.size() || text_[at_] != '"') return wanted("a key in quotes");
  key_.offset = at_;
  if (!skip_string()) return false;
  key_.raw = text_.substr(key_.offset, at_ - key_.offset);
  skip_space();
  if (at_ >= text_.size() || text_[at_] != ':') return wanted("':'");
  ++at_;
  skip_space();
  return true;
}

// In an open container, behind its bracket or a value: reads up to the next value, or closes it.
bool JsonScanner::begin_item(bool& value_follows) {
  const bool is_object = open_.back() == '{';
  const bool is_first = is_first_;
  skip_space();
  value_follows = false;
  is_first_ = false;
  if (at_ < text_.size() && text_[at_] == (is_object ? '}' : ']')) {
    ++at_;
    open_.pop_back();
    return true;
  }
  if (!is_first) {
    if (at_ >= text_.size() || text_[at_] != ',')
      return wanted(is_object ? "',' or '}'" : "',' or ']'");
    ++at_;
    skip_space();
  }
  value_follows = true;
  return !is_object || read_key();
}

// Iterative: a text nested 10^5 deep must not eat the stack.
bool JsonScanner::skip_container() {
  const std::size_t depth = open_.size();
  bool value_follows = true;
  for (;;) {
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    if (value_follows && (c == '{' || c == '[')) {
      if (open_.size() >= kMaxDepth)
        return fail(at_, "nested deeper than " + std::to_string(kMaxDepth) + " levels",
                    JsonError::Kind::depth);
      open_.push_back(c);
      is_first_ = true;
      ++at_;
    } else if (value_follows && !skip_scalar()) {
      return false;
    }
    if (!begin_item(value_follows)) return false;
    if (open_.size() == depth) return true;
  }
}

bool JsonScanner::read_value(JsonValue& value) {
  value.offset = at_;
  const char c = at_ < text_.size() ? text_[at_] : '\0';
  value.kind = c == '{'                        ? JsonKind::object
               : c == '['                      ? JsonKind::array
               : c == '"'                      ? JsonKind::string
               : c == '-' || is_ascii_digit(c) ? JsonKind::number
                                               : JsonKind::literal;
  const bool is_container = c == '{' || c == '[';
  if (!(is_container ? skip_container() : skip_scalar())) return false;
  value.raw = text_.substr(value.offset, at_ - value.offset);
  return true;
}

bool JsonScanner::open_object() {
  skip_space();
  if (at_ >= text_.size() || text_[at_] != '{') return wanted("'{'");
  ++at_;
  open_.push_back('{');
  return true;
}

bool JsonScanner::next(JsonMember& member) {
  if (open_.empty() || is_broken()) return false;
  bool value_follows = false;
  if (!begin_item(value_follows)) return false;
  if (!value_follows) {
    skip_space();
    return at_ < text_.size() && fail(at_, shown(text_[at_]) + " stands behind the object's end");
  }
  member.key = key_;
  member.key.kind = JsonKind::string;
  return read_value(member.value);
}

}  // namespace jernih
