// The English of days, dates, clock times and periods.
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "stages/find_times/atoms/digits_text.h"
#include "stages/find_times/atoms/names.h"
#include "stages/find_times/say/say.h"

namespace jernih::times {
namespace {

template <class... Args>
void put(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

void put_clock(const Clock& c, std::string& out) {
  put_digits(out, c.hour, 2);
  out += ':';
  put_digits(out, c.minute < 0 ? 0 : c.minute, 2);
  if (c.second < 0) return;
  out += ':';
  put_digits(out, c.second, 2);
}

int shown_year(const Point& p) {
  return p.year_digits != 2 || p.year == kNoYear ? p.year
         : p.year <= 39                          ? 2000 + p.year
                                                 : 1900 + p.year;
}

}  // namespace

void Say::zone(const Point& p, std::string& out) const {
  if (p.zone == kNoZone) return;
  out += ' ';
  if (p.zone == kLocalZone) {
    out += one("zone", "local");
    return;
  }
  const Word& named = word("zone", p.zone);
  if (!named.one.empty()) {
    out += named.one;
    return;
  }
  const int minutes = std::abs(static_cast<int>(p.zone));
  put(out, "UTC{}{}", p.zone < 0 ? '-' : '+', minutes / 60);
  if (minutes % 60 != 0) put(out, ":{:02}", minutes % 60);
}

void Say::clock(const Point& p, std::string& out) const {
  put_clock(p.clock, out);
  if (!p.clock_to.is_set()) return;
  out += "\u2013";
  put_clock(p.clock_to, out);
}

// 0000-00-00, 32/13/2025: as it is written.
void Say::no_date(const Point& p, std::string& out) {
  if (p.no_date == '-')
    put(out, "{:04}-{:02}-{:02}", p.year, static_cast<int>(p.month), static_cast<int>(p.day));
  else
    put(out, "{:02}/{:02}/{:04}", static_cast<int>(p.day), static_cast<int>(p.month), p.year);
}

void Say::year(const Point& p, std::string& out) const {
  if (p.year_kind != YearKind::plain) {
    std::string digits;
    put_digits(digits, shown_year(p), 1);
    fill(one("era", p.year_kind == YearKind::academic ? "academic" : "fiscal"), digits, out);
    return;
  }
  if (p.era == Era::common) {
    put_digits(out, shown_year(p), p.year == 0 && p.year_digits == 4 ? 4 : 1);
    return;
  }
  fill(one("era", p.era == Era::hijri ? "hijri" : "bc"), fmt::format("{}", p.year), out);
}

// 21 August 2025; August; next 1 June; the 12th of this month
void Say::date(const Point& p, bool with_year, bool with_month, std::string& out) const {
  if (p.month == 0) {
    std::string day;
    day += one("day", "the");
    day += ' ';
    ordinal(p.day, day);
    out += day;
    if (p.month_which == Which::none) return;
    std::string month;
    fill(which(p.month_which), word("unit", "month").one, month);
    out += ' ';
    fill(one("day", "of"), month, out);
    return;
  }
  std::string date;
  if (p.day != 0) put_digits(date, p.day, 1);
  if (p.is_month_implied) {
    out += date;
    return;
  }
  if (with_month) {
    if (p.day != 0) date += ' ';
    date += one(p.era == Era::hijri ? "hijri" : "month", p.month);
  }
  if (p.month_which != Which::none && p.month_which != Which::that)
    fill(which(p.month_which), date, out);
  else
    out += date;
  if (with_year && p.year != kNoYear && !p.is_year_implied) {
    out += ' ';
    year(p, out);
  }
  if (p.year_which != Which::none) {
    out += ' ';
    fill(which(p.year_which), word("unit", "year").one, out);
  }
}

// Day words, weekdays and parts of the day before the date.
void Say::lead(const Point& p, std::string& out) const {
  const bool part_here = p.part != Part::none && !p.is_part_after_date;
  if (p.days != kNoDays || p.text_days != kNoDays) {
    const bool is_text = p.days == kNoDays;
    const int n = is_text ? p.text_days : p.days;
    const std::string_view day = one(is_text ? "text_day" : "day", n);
    if (!part_here) {
      out += day;
    } else {
      const std::string key = fmt::format("{}{}.{}", is_text ? "text" : "", n, name(p.part));
      const std::string_view special = one("day_part", key);
      if (!special.empty())
        out += special;
      else
        put(out, "{} {}", day, one("part", name(p.part)));
    }
    if (p.weekday == 0) return;
    out += ", ";
  }
  if (p.weekday == 0) {
    if (p.days == kNoDays && p.text_days == kNoDays && part_here) out += one("part", name(p.part));
    return;
  }
  const int shown = p.is_eve ? (p.weekday == 1 ? 7 : p.weekday - 1) : p.weekday;
  const std::string_view weekday = one("weekday", shown);
  if (p.weekday_which != Which::none)
    fill(which(p.weekday_which), weekday, out);
  else
    out += weekday;
  if (part_here && p.days == kNoDays) put(out, " {}", one("part", name(p.part)));
  if (p.unit == Unit::week) {
    out += ' ';
    fill(which(p.unit_which), word("unit", "week").one, out);
  }
}

void Say::point(const Point& p, bool with_year, bool with_month, std::string& out) const {
  const std::size_t begin = out.size();
  const bool has_lead = p.days != kNoDays || p.text_days != kNoDays || p.weekday != 0 ||
                        (p.part != Part::none && !p.is_part_after_date);
  if (has_lead) lead(p, out);
  const bool has_date = p.month != 0 || p.day != 0;
  const bool is_period = p.holiday != 0 || p.decade >= 0 || p.century >= 0 ||
                         p.nth_unit != Unit::none || (p.unit != Unit::none && p.weekday == 0) ||
                         (!has_date && (p.year != kNoYear));
  if (p.no_date != 0) {
    if (out.size() > begin) out += ", ";
    no_date(p, out);
  } else if (is_period) {
    if (out.size() > begin) out += ", ";
    if (p.edge == Edge::none) {
      period(p, out);
    } else {
      std::string core;
      period(p, core);
      if (p.edge == Edge::mid && p.unit != Unit::none && p.unit_which != Which::none)
        fill(one("edge_of", "mid_which"), core, out);
      else
        edged(p.edge, p.unit != Unit::none && p.unit_which == Which::none, core, out);
    }
  } else if (has_date) {
    if (p.is_bracketed && out.size() > begin)
      out += " (";
    else if (out.size() > begin)
      out += ", ";
    if (p.edge == Edge::none) {
      date(p, with_year, with_month, out);
    } else {
      std::string core;
      date(p, with_year, with_month, core);
      edged(p.edge, false, core, out);
    }
    if (p.is_bracketed && has_lead) out += ')';
  }
  if (p.part != Part::none && p.is_part_after_date) put(out, " {}", one("part", name(p.part)));
  if (p.clock.is_set()) {
    const bool is_words = !has_date && p.no_date == 0 && !p.clock_to.is_set();
    if (out.size() > begin) {
      out += ' ';
      if (is_words) {
        out += one("clock", "at");
        out += ' ';
      }
    }
    if (p.is_clock_about) {
      out += one("modifier", "about");
      out += ' ';
    }
    clock(p, out);
  }
  zone(p, out);
}

}  // namespace jernih::times
