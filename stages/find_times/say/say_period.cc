// The English of weeks, months and years as wholes, their parts, named days.
#include <cstdlib>

#include <fmt/format.h>

#include "stages/find_times/atoms/names.h"
#include "stages/find_times/say/say.h"

namespace jernih::times {

// Weeks, months, years, their parts, decades, named days; without the edge.
void Say::period(const Point& p, std::string& out) const {
  if (p.holiday != 0 && p.holiday_days != 0) {
    Point day = p;
    day.holiday_days = 0;
    std::string named;
    period(day, named);
    Amount distance;
    distance.unit = p.unit;
    distance.milli = std::abs(p.holiday_days) * 1000 / (p.unit == Unit::week ? 7 : 1);
    std::string days;
    amount(distance, false, days);
    fill(one("day", p.holiday_days < 0 ? "before" : "after"), days, out);
    out += ' ';
    out += named;
  } else if (p.holiday != 0) {
    if (p.holiday_nth != 0 && !holidays_.numbered(p.holiday).empty()) {
      std::string nth;
      ordinal(p.holiday_nth, nth);
      fill(holidays_.numbered(p.holiday), nth, out);
    } else {
      std::string named(holidays_.english(p.holiday));
      if (p.year_which == Which::last || p.year_which == Which::next ||
          p.year_which == Which::current) {
        out += named;
        out += ' ';
        fill(which(p.year_which), word("unit", "year").one, out);
        return;
      }
      out += named;
    }
    if (p.year != kNoYear) {
      out += ' ';
      year(p, out);
    }
  } else if (p.decade >= 0) {
    fill(one("era", "decade"), fmt::format("{}", p.decade * 10), out);
  } else if (p.century >= 0) {
    std::string nth;
    ordinal(p.century, nth);
    if (p.era == Era::before_christ)
      fill(one("era", "century_bc"), nth, out);
    else
      fill(one("era", "century"), nth, out);
  } else if (p.nth_unit == Unit::week && p.month == 0 && p.year != kNoYear) {
    fill(one("era", "year_week"), fmt::format("{}", static_cast<int>(p.nth)), out);
    out += ' ';
    year(p, out);
  } else if (p.nth_unit == Unit::week || p.nth_unit == Unit::day) {
    std::string nth;
    if (p.nth == kLastNth)
      nth += one("era", "last");
    else
      ordinal(p.nth, nth);
    nth += ' ';
    nth += p.nth_unit == Unit::week ? word("unit", "week").one : one("weekday", p.nth_weekday);
    fill(one("era", "nth_of"), nth, out);
    out += ' ';
    if (p.month != 0)
      date(p, true, true, out);
    else
      fill(which(p.month_which), word("unit", "month").one, out);
  } else if (p.nth_unit != Unit::none) {
    if (p.nth_unit == Unit::season)
      fill(which(p.month_which), one("season", p.nth), out);
    else
      fill(one("era", p.nth_unit == Unit::quarter ? "quarter" : "half"),
           fmt::format("{}", static_cast<int>(p.nth)), out);
    if (p.year != kNoYear) {
      out += ' ';
      year(p, out);
    } else if (p.year_which != Which::none) {
      out += ' ';
      fill(which(p.year_which), word("unit", "year").one, out);
    }
  } else if (p.unit != Unit::none && p.weekday == 0 && p.unit_which == Which::none &&
             p.edge == Edge::none) {
    out += one("day", "the");
    out += ' ';
    out += word("unit", name(p.unit)).one;
  } else if (p.unit != Unit::none && p.weekday == 0) {
    fill(which(p.unit_which), word("unit", name(p.unit)).one, out);
  } else {
    year(p, out);
  }
}

// late 2025; the end of the year; the early 1990s: the article comes first.
void Say::edged(Edge edge, bool is_bare, std::string_view core, std::string& out) const {
  const std::string_view article = one("day", "the");
  if (!is_bare && core.starts_with(article) && core.substr(article.size()).starts_with(' ')) {
    out += article;
    out += ' ';
    core.remove_prefix(article.size() + 1);
  }
  fill(one(is_bare ? "edge_of" : "edge", name(edge)), core, out);
}

}  // namespace jernih::times
