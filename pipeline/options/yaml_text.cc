#include "pipeline/options/yaml_text.h"

#include <algorithm>
#include <array>

#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

std::size_t line_end(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

// Behind the closing quote, or npos.
std::size_t quote_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::string_view::npos;
}

bool is_quote(char c) { return c == '"' || c == '\''; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

Where place_of(std::string_view text, std::size_t at, const std::string& file) {
  Where where{file, 1, 1};
  for (std::size_t i = 0; i < at && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++where.line;
      where.column = 1;
    } else if (!is_trail(text[i])) {
      ++where.column;
    }
  }
  return where;
}

std::optional<std::size_t> byte_of(std::string_view text, const Where& where) {
  std::size_t at = 0;
  for (int line = 1; line < where.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return std::nullopt;
    ++at;
  }
  for (int column = 1; column < where.column; ++column) {
    if (at >= text.size() || text[at] == '\n') return std::nullopt;
    do ++at;
    while (at < text.size() && is_trail(text[at]));
  }
  return at;
}

std::optional<std::size_t> scalar_end(std::string_view text, std::size_t begin, bool is_in_flow) {
  const std::size_t last = line_end(text, begin);
  if (begin >= last || text[begin] == '|' || text[begin] == '>') return std::nullopt;
  if (is_quote(text[begin])) {
    const std::size_t end = quote_end(text, begin);
    if (end == std::string_view::npos || end > last) return std::nullopt;
    return end;
  }
  std::size_t end = begin;
  while (end < last) {
    const bool is_comment = text[end] == '#' && end > begin && is_blank(text[end - 1]);
    if (is_comment || (is_in_flow && (text[end] == ',' || text[end] == ']' || text[end] == '}')))
      break;
    ++end;
  }
  while (end > begin && is_blank(text[end - 1])) --end;
  return end;
}

bool is_quote_closed(std::string_view text, std::size_t begin) {
  if (begin >= text.size() || !is_quote(text[begin])) return true;
  return quote_end(text, begin) != std::string_view::npos;
}

std::optional<std::size_t> comment_like_text(std::string_view text, std::size_t end) {
  // With two spaces before, or one behind, somebody meant a comment.
  const std::string_view rest = text.substr(std::min(end, text.size()));
  if (rest.size() < 3 || !rest.starts_with(" #") || rest[2] == '#') return std::nullopt;
  const bool is_meant = is_blank(rest[2]) || rest[2] == '\n' || rest[2] == '\r';
  return is_meant ? std::nullopt : std::optional(end + 1);
}

std::string yaml_scalar(std::string_view text, bool has_variables) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+-";
  constexpr std::array<std::string_view, 9> kWords = {"true", "false", "null", "yes", "no",
                                                      "on",   "off",   "y",    "n"};
  const bool is_plain = !text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos &&
                        (text[0] < '0' || text[0] > '9') && text[0] != '.' && text[0] != '+' &&
                        text[0] != '-' && std::count(kWords.begin(), kWords.end(), text) == 0;
  if (is_plain) return std::string(text);
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      out += "\\x";
      (out += kHex[byte >> 4]) += kHex[byte & 15];
    } else {
      if (has_variables && c == '$' && i + 1 < text.size() && text[i + 1] == '{') out += '$';
      out += c;
    }
  }
  return out + '"';
}

void show_line(std::string_view text, Problem& problem) {
  constexpr std::size_t kLongestLine = 160;
  const auto at = byte_of(text, problem.where);
  if (problem.where.line == 0 || !at) return;
  const std::size_t before = text.substr(0, *at).rfind('\n');
  std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t end = line_end(text, *at);
  if (end - begin > kLongestLine) {
    begin = std::max(begin, *at - std::min(*at, kLongestLine / 2));
    end = std::min(end, begin + kLongestLine);
    while (begin < *at && is_trail(text[begin])) ++begin;
    while (end > *at && end < text.size() && is_trail(text[end])) --end;
  }
  problem.line = text.substr(begin, end - begin);
  problem.caret = static_cast<int>(count_chars(text.substr(begin, *at - begin))) + 1;
}

}  // namespace jernih
