// The calendar part of resolving: which day, week, month, year a phrase names.
#include "stages/find_times/resolve/resolver.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "stages/find_times/resolve/calendar_place.h"

namespace jernih::times {
// The year a point names or implies; kNoYear when there is no anchor to tell.
int Resolver::year_of(const Point& p, const Context& c) const {
  if (p.year != kNoYear) return full_year(p);
  const Anchor& named = c.named(Unit::year);
  const Anchor& anchor = counts_from_text(p.year_which) ? named : c.reference;
  if (p.year_which == Which::none || !anchor.is_set) return kNoYear;
  return anchor.date.year + step(p.year_which);
}

namespace {

// A bare weekday beside a date is a day of that date's week, unless that is the reference's anyway.
bool takes_week_of_text(const Point& p, const Context& c) {
  if (!c.near.is_set || p.weekday_which != Which::none || p.unit != Unit::none) return false;
  constexpr std::int64_t kSameDays = 7;
  return !c.reference.is_set ||
         std::llabs(day_number(c.near.date) - day_number(c.reference.date)) > kSameDays;
}

}  // namespace

void Resolver::place_weekday(const Point& p, const Context& c, CalendarPlace& out) const {
  const bool in_week = takes_week_of_text(p, c);
  const bool from_text = (p.weekday_which == Which::that && c.text.is_set) || in_week;
  const Anchor& anchor = in_week ? c.near : from_text ? c.text : c.reference;
  out.grain = Grain::day;
  if (!anchor.is_set) {
    out.is_resolved = false;
    return;
  }
  out.used = from_text ? AnchorUse::text : AnchorUse::reference;
  out.is_known = true;
  const std::int64_t today = day_number(anchor.date);
  int wanted = p.weekday;
  if (p.is_eve) wanted = wanted == 1 ? 7 : wanted - 1;
  const int now = weekday_of(today);
  const std::int64_t back = (now - wanted + 7) % 7;  // 0: today
  const std::int64_t ahead = (wanted - now + 7) % 7;
  std::int64_t day = 0;
  if (p.unit == Unit::week) {
    day = today - now + 1 + 7 * step(p.unit_which) + wanted - 1;
  } else if (p.weekday_which == Which::last) {
    day = today - (back == 0 ? 7 : back);
  } else if (p.weekday_which == Which::next) {
    day = today + (ahead == 0 ? 7 : ahead);
  } else if (p.is_weekday_coming && p.weekday_which == Which::none) {
    day = today + ahead;  // nanti malam Minggu
  } else if (p.weekday_which == Which::current || in_week) {
    day = today - now + wanted;
  } else if (c.weekday == WeekdayRule::past || from_text) {
    day = today - back;
  } else if (c.weekday == WeekdayRule::future) {
    day = today + ahead;
  } else {
    day = back <= ahead ? today - back : today + ahead;
  }
  out.date = date_of(day);
}

void Resolver::place_month(const Point& p, const Context& c, CalendarPlace& out) const {
  out.grain = p.day != 0 ? Grain::day : Grain::month;
  out.date = {year_of(p, c), p.month, p.day == 0 ? 1 : p.day};
  out.is_known = true;
  if (p.era == Era::hijri) {
    int year = p.year == kNoYear ? 0 : p.year;
    if (year == 0 && c.reference.is_set) {
      out.used = AnchorUse::reference;
      const std::int64_t today = day_number(c.reference.date);
      const int near = (c.reference.date.year - 622) * 33 / 32;
      const auto distance = [&](int y) {
        return std::llabs(day_number(hijri_date(y, p.month, p.day == 0 ? 1 : p.day)) - today);
      };
      year = near - 1;
      for (int y = near; y <= near + 2; ++y)
        if (distance(y) < distance(year)) year = y;
    }
    out.is_known = year > 0 && year < 2000;
    if (out.is_known) out.date = hijri_date(year, p.month, p.day == 0 ? 1 : p.day);
    if (out.is_known && p.day != 0) {
      Date first;
      if (holidays_.announced_month(year, p.month, first))
        out.date = date_of(day_number(first) + p.day - 1);
    }
    if (p.day == 0) out.grain = Grain::month_span;
    out.is_resolved = out.is_known;
    return;
  }
  if (out.date.year == kNoYear && c.reference.is_set && !counts_from_text(p.year_which)) {
    out.used = AnchorUse::reference;
    const Date& now = c.reference.date;
    const auto order = [&](int year) {  // the point in the year, against now
      const int months = (year - now.year) * 12 + p.month - now.month;
      return months != 0 || p.day == 0 ? months * 31 : p.day - now.day;
    };
    int year = now.year;
    if (p.month_which == Which::last) {
      if (order(year) >= 0) --year;
    } else if (p.month_which == Which::next) {
      if (order(year) <= 0) ++year;
    } else if (p.month_which == Which::none) {
      for (const int other : {now.year - 1, now.year + 1})
        if (std::abs(order(other)) < std::abs(order(year))) year = other;
      if (p.day == 29 && p.month == 2 && !is_leap(year)) {
        while (!is_leap(year)) --year;
      }
    }
    out.date.year = year;
  } else if (out.date.year == kNoYear) {
    out.is_resolved = false;
  }
  const int check_year = out.date.year == kNoYear ? 2000 : out.date.year;
  out.is_impossible = p.day != 0 && !is_valid({check_year, p.month, p.day});
}

// Days that need no calendar name: today, that day, the 12th.
bool Resolver::place_day(const Point& p, const Context& c, CalendarPlace& out) const {
  if (p.text_days != kNoDays) {
    out.grain = Grain::day;
    out.used = AnchorUse::text;
    out.is_known = out.is_resolved = c.text.is_set;
    if (out.is_known) out.date = date_of(day_number(c.text.date) + p.text_days);
    out.steps = p.text_days;
    out.unit = Unit::day;
    return true;
  }
  if (p.days != kNoDays) {
    out.grain = Grain::day;
    out.steps = p.days;
    out.unit = Unit::day;
    out.is_known = out.is_resolved = c.reference.is_set;
    out.used = AnchorUse::reference;
    if (out.is_known) out.date = date_of(day_number(c.reference.date) + p.days);
    return true;
  }
  if (p.day == 0) return false;
  out.grain = Grain::day;  // the 12th of this month
  out.is_known = out.is_resolved = c.reference.is_set;
  if (!out.is_known) return true;
  out.used = AnchorUse::reference;
  out.date = add_months({c.reference.date.year, c.reference.date.month, 1}, step(p.month_which));
  out.date.day = p.day;
  out.is_impossible = !is_valid(out.date);
  return true;
}

namespace {

// The week or the weekday of the month that `out` is.
void place_nth(const Point& p, CalendarPlace& out) {
  out.grain = p.nth_unit == Unit::week ? Grain::week : Grain::day;
  if (!out.is_known || out.date.year == kNoYear) {
    out.is_known = false;
    return;
  }
  const int days = days_in_month(out.date.year, out.date.month);
  if (p.nth_unit == Unit::week) {  // its middle: most of its days are in that week
    out.date.day = p.nth == kLastNth ? days - 3 : (p.nth - 1) * 7 + 4;
    return;
  }
  const int first =
      1 + (p.nth_weekday - weekday_of(day_number({out.date.year, out.date.month, 1})) + 7) % 7;
  out.date.day = p.nth == kLastNth ? first + (days - first) / 7 * 7 : first + 7 * (p.nth - 1);
  out.is_impossible = out.date.day > days;
}

}  // namespace

CalendarPlace Resolver::place(const Point& p, const Context& c) const {
  CalendarPlace out;
  if (p.no_date != 0) {
    out.grain = Grain::day;
    out.is_impossible = true;
  } else if (p.holiday != 0) {
    place_holiday(p, c, out);
  } else if (p.decade >= 0 || p.century >= 0) {
    out.grain = p.decade >= 0 ? Grain::decade : Grain::century;
    out.is_known = true;
    out.date.year = p.decade >= 0 ? p.decade * 10 : (p.century - 1) * 100;
  } else if (p.nth_unit == Unit::season) {
    place_season(p, c, year_of(p, c), out);
  } else if (p.nth_unit == Unit::week && p.month == 0 && p.year != kNoYear) {
    out.grain = Grain::week;  // that week's Monday; 4 January is in the first one
    const std::int64_t first = day_number(Date{full_year(p), 1, 4});
    out.date = date_of(first - weekday_of(first) + 1 + 7 * (p.nth - 1));
    out.is_known = true;
    out.is_impossible = iso_week(day_number(out.date)).year != full_year(p);
  } else if (p.nth_unit == Unit::week || p.nth_unit == Unit::day) {
    CalendarPlace month;
    Point of = p;
    if (of.month == 0) {
      of.unit = Unit::month;
      of.unit_which = p.month_which;
      place_unit(of, c, month);
    } else {
      place_month(of, c, month);
    }
    out = month;
    place_nth(p, out);
  } else if (p.nth_unit != Unit::none) {
    out.grain = p.nth_unit == Unit::quarter ? Grain::quarter : Grain::half;
    int year = year_of(p, c);
    if (year == kNoYear && c.reference.is_set) year = c.reference.date.year;
    if (p.year == kNoYear) out.used = AnchorUse::reference;
    out.is_known = out.is_resolved = year != kNoYear;
    out.date = {year, (p.nth - 1) * (p.nth_unit == Unit::quarter ? 3 : 6) + 1, 1};
  } else if (p.month != 0) {
    place_month(p, c, out);
    if (p.weekday != 0 && out.is_known && out.grain == Grain::day && out.date.year != kNoYear &&
        !out.is_impossible) {
      const int actual = weekday_of(day_number(out.date));
      out.is_contradiction = actual != p.weekday && !(p.is_eve && actual % 7 + 1 == p.weekday);
    }
  } else if (place_day(p, c, out)) {
  } else if (p.weekday != 0) {
    place_weekday(p, c, out);
  } else if (p.unit != Unit::none) {
    place_unit(p, c, out);
  } else if (p.year != kNoYear || p.year_which != Which::none) {
    out.grain = Grain::year;
    out.date.year = year_of(p, c);
    out.is_known = out.date.year != kNoYear;
    out.is_before_christ = p.era == Era::before_christ;
    if (p.era == Era::hijri) out.date.year = hijri_date(p.year, 1, 1).year;
  } else if (p.clock.is_set() || p.part != Part::none) {
    const Anchor& anchor = c.text.is_set ? c.text : c.reference;
    out.grain = Grain::day;
    out.used = c.text.is_set ? AnchorUse::text : AnchorUse::reference;
    out.is_known = out.is_resolved = anchor.is_set;
    out.date = anchor.date;
  }
  return out;
}

}  // namespace jernih::times
