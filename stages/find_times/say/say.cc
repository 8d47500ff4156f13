// All words come from lexicons/data/time/english.tsv.
#include "stages/find_times/say/say.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "lexicons/tables/lexicon.h"
#include "pipeline/options/error.h"
#include "stages/find_times/atoms/names.h"

namespace jernih::times {
namespace {

template <class... Args>
void put(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

// 1,500 and 2.5 from thousandths.
void put_digits_of(std::int64_t milli, std::string& out) {
  std::string digits = std::to_string(milli / 1000);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  out += digits;
  if (milli % 1000 == 0) return;
  std::string decimals = fmt::format(".{:03}", milli % 1000);
  while (decimals.back() == '0') decimals.pop_back();
  out += decimals;
}

}  // namespace

// Millions and more as docs/english.md says them: "1.5 million".
void Say::number(std::int64_t milli, std::string& out) const {
  constexpr std::int64_t kMillion = 1000000000;  // thousandths
  for (const int power : {9, 6}) {
    const std::int64_t scale = power == 9 ? 1000 * kMillion : kMillion;
    if (milli < scale || milli % (scale / 1000) != 0) continue;
    put_digits_of(milli / (scale / 1000), out);
    out += ' ';
    out += one("scale", power);
    return;
  }
  put_digits_of(milli, out);
}

Say::Say(const Lexicon& lexicon, const Holidays& holidays) : holidays_(holidays) {
  const Table& table = lexicon.table("time_english");
  const std::uint32_t key = table.column("key");
  const std::uint32_t one_column = table.column("one");
  const std::uint32_t many = table.column("many");
  for (std::uint32_t r = 0; r < table.size(); ++r)
    words_[std::string(table.cell(r, key))] = {table.cell(r, one_column), table.cell(r, many)};
}

const Say::Word& Say::word(std::string_view group, std::string_view key) const {
  static constexpr Word kNone;
  std::array<char, 64> name;
  if (group.size() + key.size() + 1 > name.size()) return kNone;
  char* end = std::copy(group.begin(), group.end(), name.begin());
  *end++ = '.';
  end = std::copy(key.begin(), key.end(), end);
  const auto found =
      words_.find(std::string_view(name.data(), static_cast<std::size_t>(end - name.data())));
  return found == words_.end() ? kNone : found->second;
}

const Say::Word& Say::word(std::string_view group, int key) const {
  std::array<char, 12> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), key);
  static_cast<void>(error);
  return word(group,
              std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

void Say::fill(std::string_view pattern, std::string_view inner, std::string& out) {
  const std::size_t at = pattern.find("{}");
  if (at == pattern.npos) {
    out += pattern;
    return;
  }
  out += pattern.substr(0, at);
  out += inner;
  out += pattern.substr(at + 2);
}

std::string_view Say::which(Which w) const {
  constexpr std::array<std::string_view, 10> kNames = {
      "none",     "last",      "current", "next",       "that",
      "previous", "following", "every",   "after_next", "before_last"};
  return one("which", kNames[static_cast<std::size_t>(w)]);
}

void Say::ordinal(int n, std::string& out) const {
  const int last = n % 10;
  const bool is_teen = n % 100 >= 11 && n % 100 <= 13;
  put(out, "{}{}", n, one("ordinal", is_teen || last > 3 ? 0 : last));
}

void Say::amount(const Amount& a, bool is_window, std::string& out) const {
  const Word& unit = a.weekday != 0 ? word("weekday", a.weekday) : word("unit", name(a.unit));
  if (a.vague == Vague::none) {
    number(a.milli, out);
    if (a.milli_to != 0) {
      out += "\u2013";
      number(a.milli_to, out);
    }
    out += ' ';
    out += a.milli == 1000 && a.milli_to == 0 ? unit.one : unit.many;
    return;
  }
  if (a.vague == Vague::tens && a.unit == Unit::year) {
    out += word("unit", "decade").many;
    return;
  }
  const Word& how = word("quantity", name(a.vague));
  fill(is_window ? how.many : how.one, a.vague == Vague::all ? unit.one : unit.many, out);
}

void Say::amounts(const TimeExpression& e, bool is_window, std::string& out) const {
  if (e.modifier != Modifier::none) {
    out += one("modifier", name(e.modifier));
    out += ' ';
  }
  for (std::size_t i = 0; i < e.amount_count; ++i) {
    if (i > 0) out += ' ';
    amount(e.amounts[i], is_window, out);
  }
}

// "a week", "an hour"
void Say::each(Unit unit, std::string& out) const {
  const std::string_view article = one("article", name(unit));
  out += article.empty() ? one("article", "any") : article;
  out += ' ';
  out += one("unit", name(unit));
}

void Say::set(const TimeExpression& e, std::string& out) const {
  std::string what;
  if (e.times > 0) {
    if (e.times <= 2)
      out += one("times", static_cast<int>(e.times));
    else
      fill(one("times", "n"), fmt::format("{}", e.times), out);
    out += ' ';
    const Amount& a = e.amounts[0];
    if (e.amount_count == 1 && a.milli == 1000) {
      each(a.unit, out);
      return;
    }
    amounts(e, false, what);
    fill(one("times", "every"), what, out);
    return;
  }
  if (e.amount_count > 0) {
    if (e.amount_count == 1 && e.amounts[0].milli == 1000 && e.amounts[0].vague == Vague::none)
      what += word("unit", name(e.amounts[0].unit)).one;
    else
      amounts(e, true, what);
    fill(one("times", "every"), what, out);
    return;
  }
  const Point& p = e.from;
  if (p.weekday == 0 && p.part == Part::none && p.month == 0 && p.day == 0 &&
      p.nth_unit == Unit::none) {
    fill(one("times", "every"), word("unit", "day").one, out);
    out += ' ';
    if (!p.clock_to.is_set()) {
      out += one("clock", "at");
      out += ' ';
    }
    clock(p, out);
    zone(p, out);
    return;
  }
  if (p.day != 0 && p.month == 0) {
    date(p, false, false, what);
    out += what;
    std::string month;
    fill(one("times", "every"), word("unit", "month").one, month);
    out += ' ';
    fill(one("day", "of"), month, out);
    return;
  }
  if (e.is_range) {
    put(what, "{}\u2013{}", one("weekday", p.weekday), one("weekday", e.to.weekday));
    if (p.clock.is_set()) {
      what += ' ';
      if (!p.clock_to.is_set()) {
        what += one("clock", "at");
        what += ' ';
      }
      clock(p, what);
      zone(p, what);
    }
  } else {
    point(p, true, true, what);
  }
  fill(one("times", "every"), what, out);
}

void Say::say(const TimeExpression& e, std::string& out) const {
  switch (e.shape) {
    case Shape::calendar:
      calendar(e, out);
      break;
    case Shape::set:
      set(e, out);
      break;
    case Shape::vague:
      out += one("vague", name(e.vagueness));
      break;
    case Shape::duration:
      amounts(e, false, out);
      if (e.per != Unit::none) {
        out += ' ';
        each(e.per, out);
      }
      break;
    case Shape::offset: {
      const bool is_window =
          e.direction == Direction::window_past || e.direction == Direction::window_next;
      constexpr std::array<std::string_view, 7> kNames = {
          "none", "ago", "ahead", "later", "earlier", "window_past", "window_next"};
      std::string inner;
      amounts(e, is_window, inner);
      if (is_window && e.has_in) {
        out += one("direction", "in_window");
        out += ' ';
      }
      fill(one("direction", kNames[static_cast<std::size_t>(e.direction)]), inner, out);
      break;
    }
    case Shape::none:
      break;
  }
}

void Say::recase(std::string& english, Case source) const {
  const auto upper = [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  };
  if (source == Case::lower || english.empty()) return;
  if (source == Case::upper) {
    for (char& c : english) c = upper(c);
    return;
  }
  english[0] = upper(english[0]);
  if (source == Case::sentence) return;
  for (std::size_t i = 0; i < english.size();) {
    std::size_t end = english.find(' ', i);
    if (end == english.npos) end = english.size();
    const std::string_view w = std::string_view(english).substr(i, end - i);
    if (i > 0 && one("small", w).empty()) english[i] = upper(english[i]);
    i = end + 1;
  }
}

}  // namespace jernih::times
