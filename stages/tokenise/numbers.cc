#include "stages/tokenise/numbers.h"

#include <algorithm>
#include <array>

#include "lexicons/matching/characters.h"

namespace jernih::tokenise {
namespace {

std::size_t digits_end(std::string_view text, std::size_t i, std::size_t end) {
  while (i < end && is_ascii_digit(text[i])) ++i;
  return i;
}

int value_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 6)) value = value * 10 + (c - '0');
  return value;
}

// Groups of digits with one kind of separator between them: at most kGroups are told apart.
struct Groups {
  static constexpr std::size_t kGroups = 4;
  std::array<std::string_view, kGroups> group;
  std::size_t count = 0;
  std::size_t end = 0;
};

// Stops behind `most` groups: who takes only a few of them must not look at the whole chain, it
// would come again for every number of it.
Groups groups_of(std::string_view text, std::size_t begin, std::size_t end, char separator,
                 std::size_t most = std::string_view::npos) {
  Groups g;
  std::size_t i = begin;
  while (true) {
    const std::size_t next = digits_end(text, i, end);
    if (g.count < Groups::kGroups) g.group[g.count] = text.substr(i, next - i);
    ++g.count;
    g.end = next;
    if (g.count >= most || next + 1 >= end || text[next] != separator ||
        !is_ascii_digit(text[next + 1]))
      return g;
    i = next + 1;
  }
}

bool is_month_and_day(std::string_view a, std::string_view b) {
  if (a.size() > 2 || b.size() > 2) return false;
  const int x = value_of(a);
  const int y = value_of(b);
  return x >= 1 && y >= 1 && x <= 31 && y <= 31 && std::min(x, y) <= 12;
}

bool is_date(const Groups& g) {
  if (g.count != 3) return false;
  const auto& [a, b, c, d] = g.group;
  if (a.size() == 4) return is_month_and_day(b, c);
  return (c.size() == 2 || c.size() == 4) && is_month_and_day(a, b);
}

// Behind 2025-08-21: T15:30:00.000+07:00, whatever of it is there.
std::size_t clock_end(std::string_view text, std::size_t i, std::size_t end) {
  if (i + 2 >= end || (text[i] != 'T' && text[i] != 't') || !is_ascii_digit(text[i + 1])) return i;
  std::size_t at = groups_of(text, i + 1, end, ':').end;
  if (at == digits_end(text, i + 1, end)) return i;
  if (at + 1 < end && (text[at] == '.' || text[at] == ',') && is_ascii_digit(text[at + 1]))
    at = digits_end(text, at + 1, end);
  if (at < end && (text[at] == 'Z' || text[at] == 'z')) return at + 1;
  if (at + 2 < end && (text[at] == '+' || text[at] == '-') && is_ascii_digit(text[at + 1]))
    return groups_of(text, at + 1, end, ':').end;
  return at;
}

// Telephone numbers and the like; never ranges.
bool is_one_number(const Groups& g) {
  if (g.count > 2) return true;
  const std::string_view a = g.group[0];
  const std::string_view b = g.group[1];
  if (a.size() == b.size()) return false;
  return a.size() + b.size() >= 7 || (a.size() == 1 && b.size() == 4);
}

// 1.234,56 08.34 3.11.2 03:14:14 180.254.8.5
std::size_t plain_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t i = digits_end(text, begin, end);
  while (i + 1 < end && (text[i] == '.' || text[i] == ',' || text[i] == ':') &&
         is_ascii_digit(text[i + 1]))
    i = digits_end(text, i + 1, end);
  return i;
}

}  // namespace

std::size_t number_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t first = digits_end(text, begin, end);
  if (first + 1 >= end || !is_ascii_digit(text[first + 1])) return first;
  if (text[first] == '/') {
    const Groups g = groups_of(text, begin, end, '/', Groups::kGroups);
    if (is_date(g) || (g.count == 2 && is_month_and_day(g.group[0], g.group[1]))) return g.end;
    return first;
  }
  if (text[first] == '-') {
    const Groups g = groups_of(text, begin, end, '-');
    if (is_date(g)) return clock_end(text, g.end, end);
    return is_one_number(g) ? g.end : first;
  }
  return plain_end(text, begin, end);
}

}  // namespace jernih::tokenise
