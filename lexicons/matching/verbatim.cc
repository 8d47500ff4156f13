#include "lexicons/matching/verbatim.h"

#include <algorithm>
#include <cstring>

#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

constexpr std::size_t kFarthest = 1024;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) {
  return is_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
}
bool is_one_of(char c, const char* set) { return c != '\0' && std::strchr(set, c) != nullptr; }

char at_or_nul(std::string_view s, std::size_t i) { return i < s.size() ? s[i] : '\0'; }

std::size_t digits(std::string_view s, std::size_t i) {
  while (is_ascii_digit(at_or_nul(s, i))) ++i;
  return i;
}

// Size of "open … close" with nesting, from s[0]; 0 when it never closes.
std::size_t balanced(std::string_view s, char open, char close) {
  int depth = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\n') return 0;
    if (s[i] == open) ++depth;
    if (s[i] == close && --depth == 0) return i + 1;
  }
  return 0;
}

// %[n$][flags][width][.precision][length]conversion; the conversion ends the word, so that the per
// cent sign of "100% aman" or "50%off" is none.
std::size_t printf_at(std::string_view s) {
  if (at_or_nul(s, 1) == '%') return 2;
  if (at_or_nul(s, 1) == '(' || at_or_nul(s, 1) == '{') {
    const bool round = s[1] == '(';
    const std::size_t inner = balanced(s.substr(1), round ? '(' : '{', round ? ')' : '}');
    if (inner == 0) return 0;
    return 1 + inner + (round && is_letter(at_or_nul(s, 1 + inner)) ? 1 : 0);
  }
  std::size_t i = digits(s, 1);
  const bool is_numbered = i > 1;
  const bool is_place = is_numbered && at_or_nul(s, i) == '$';
  if (is_place) ++i;
  while (is_one_of(at_or_nul(s, i), "#+-0'")) ++i;
  i = digits(s, i);
  if (at_or_nul(s, i) == '*') ++i;
  if (at_or_nul(s, i) == '.') i = digits(s, i + 1);
  while (is_one_of(at_or_nul(s, i), "hljzqL")) ++i;
  if (is_one_of(at_or_nul(s, i), "diouxXeEfFgGaAcCsSpnPb@")) {
    const char next = at_or_nul(s, i + 1);
    if (!is_letter(next) || is_place || ((s[i] == 'd' || s[i] == 's') && next == 'x')) return i + 1;
  }
  return is_numbered && !is_place ? digits(s, 1) : 0;
}

std::size_t tag_at(std::string_view s) {
  const char next = at_or_nul(s, 1);
  if (!is_letter(next) && next != '/' && next != '!') return 0;
  const std::size_t close = s.find_first_of(">\n");
  return close == std::string_view::npos || s[close] == '\n' ? 0 : close + 1;
}

std::size_t entity_at(std::string_view s) {
  std::size_t i = at_or_nul(s, 1) == '#' ? 2 : 1;
  const std::size_t begin = i;
  while (i < 12 && (is_letter(at_or_nul(s, i)) || is_ascii_digit(at_or_nul(s, i)))) ++i;
  return i > begin + 1 && at_or_nul(s, i) == ';' ? i + 1 : 0;
}

// $A$1: a cell of a spreadsheet.
std::size_t cell_at(std::string_view s) {
  constexpr std::size_t kMostLetters = 3;
  std::size_t i = 1;
  while (at_or_nul(s, i) >= 'A' && at_or_nul(s, i) <= 'Z') ++i;
  if (i == 1 || i > kMostLetters + 1 || at_or_nul(s, i) != '$') return 0;
  const std::size_t end = digits(s, i + 1);
  return end > i + 1 ? end : 0;
}

std::size_t dollar_at(std::string_view s) {
  if (const std::size_t cell = cell_at(s); cell > 0) return cell;
  if (at_or_nul(s, 1) == '{') {
    const std::size_t inner = balanced(s.substr(1), '{', '}');
    return inner == 0 ? 0 : inner + 1;
  }
  const bool is_single = is_ascii_digit(at_or_nul(s, 1)) && !is_ascii_digit(at_or_nul(s, 2));
  const bool is_price = is_one_of(at_or_nul(s, 2), ".,") && is_ascii_digit(at_or_nul(s, 3));
  return is_single && !is_price ? 2 : 0;
}

std::size_t colon_name(std::string_view s) {
  std::size_t i = 1;
  while (is_letter(at_or_nul(s, i)) || at_or_nul(s, i) == '_') ++i;
  return i > 2 ? i : 0;
}

}  // namespace

std::size_t verbatim_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  // Nearly no character begins one, and this is asked for each.
  const bool may_begin =
      c == '%' || c == '{' || c == '<' || c == '&' || c == '$' || c == ':' || c == '[' || c == '\\';
  if (!may_begin) return 0;
  const std::string_view s = text.substr(at, kFarthest);
  const char before = at > 0 ? text[at - 1] : ' ';
  switch (c) {
    case '%':
      return is_ascii_digit(before) && !is_ascii_digit(at_or_nul(s, 1)) ? 0 : printf_at(s);
    case '{':
      return balanced(s, '{', '}');
    case '<':
      return tag_at(s);
    case '&':
      return entity_at(s);
    case '$':
      return dollar_at(s);
    case '[':
      return at_or_nul(s, 1) == '[' ? balanced(s, '[', ']') : 0;
    case '\\':
      return is_one_of(at_or_nul(s, 1), "nrt\"'\\") ? 2 : 0;
    default:
      return is_name(before) || is_one_of(before, ":)]") || before == '\xBB' ? 0 : colon_name(s);
  }
}

}  // namespace jernih
