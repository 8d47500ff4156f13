// Periods and named days on the calendar.
#include "stages/find_times/resolve/calendar_place.h"

#include <cstdlib>

namespace jernih::times {

constexpr int kPivot = 39;  // 25 is 2025, 45 is 1945

int full_year(const Point& p) {
  if (p.year == kNoYear || p.year_digits != 2) return p.year;
  return p.year <= kPivot ? 2000 + p.year : 1900 + p.year;
}

int step(Which w) {
  switch (w) {
    case Which::last:
    case Which::previous:
      return -1;
    case Which::next:
    case Which::following:
      return 1;
    case Which::after_next:
      return 2;
    case Which::before_last:
      return -2;
    default:
      return 0;
  }
}

bool counts_from_text(Which w) {
  return w == Which::that || w == Which::previous || w == Which::following;
}

void Resolver::place_holiday(const Point& p, const Context& c, CalendarPlace& out) const {
  out.grain = Grain::day;
  int year = year_of(p, c);
  if (p.holiday_nth != 0 && year == kNoYear && holidays_.first_year(p.holiday) != 0)
    year = holidays_.first_year(p.holiday) + p.holiday_nth;
  bool found = false;
  if (p.era == Era::hijri && year != kNoYear) {
    found = holidays_.hijri_year_date(p.holiday, year, out.date);
  } else if (year != kNoYear) {
    found = holidays_.date(p.holiday, year, out.date);
  } else if (c.reference.is_set) {
    out.used = AnchorUse::reference;
    const std::int64_t today = day_number(c.reference.date);
    std::int64_t best = 1 << 20;
    for (int y = c.reference.date.year - 1; y <= c.reference.date.year + 1; ++y) {
      Date d;
      if (!holidays_.date(p.holiday, y, d) || std::llabs(day_number(d) - today) >= best) continue;
      best = std::llabs(day_number(d) - today);
      out.date = d;
      found = true;
    }
  }
  out.is_known = found;
  out.is_resolved = found;
  if (found && p.holiday_days != 0) out.date = date_of(day_number(out.date) + p.holiday_days);
  if (found && p.holiday_days == 0 && holidays_.is_month(p.holiday)) out.grain = Grain::month_span;
}

void place_season(const Point& p, const Context& c, int year, CalendarPlace& out) {
  const int first = p.nth * 3;  // spring begins in March
  out.grain = Grain::season;
  if (p.year == kNoYear && p.year_which == Which::none) {
    out.is_known = out.is_resolved = c.reference.is_set;
    out.date = {kNoYear, first, 1};  // XXXX-SU
    if (!out.is_known) return;
    const Date& now = c.reference.date;
    year = now.year;
    if (p.month_which == Which::last && now.month < first + 3) --year;
    if (p.month_which == Which::next && now.month >= first) ++year;
  }
  if (p.year == kNoYear) out.used = AnchorUse::reference;
  out.is_known = out.is_resolved = year != kNoYear;
  out.date = {year, first, 1};
}

// last week, this month, the end of the year; without an anchor only the distance is known.
void Resolver::place_unit(const Point& p, const Context& c, CalendarPlace& out) const {
  const Anchor& named = c.named(p.unit);
  const bool from_text = counts_from_text(p.unit_which) && named.is_set;
  const Anchor& anchor = from_text ? named : c.reference;
  const int by = step(p.unit_which);
  out.unit = p.unit;
  out.steps = by;
  if (!anchor.is_set || (counts_from_text(p.unit_which) && !from_text)) {
    out.is_resolved = false;
    return;
  }
  out.used = from_text ? AnchorUse::text : AnchorUse::reference;
  out.is_known = true;
  const std::int64_t today = day_number(anchor.date);
  const Date& now = anchor.date;
  switch (p.unit) {
    case Unit::minute:
    case Unit::hour:
      out.is_known = out.is_resolved = anchor.clock.is_set();
      out.grain = p.unit == Unit::hour ? Grain::hour : Grain::minute;
      out.date = now;
      out.clock = anchor.clock;
      break;
    case Unit::day:
      out.grain = Grain::day;
      out.date = date_of(today + by);
      break;
    case Unit::weekend:
    case Unit::week:
    case Unit::fortnight:
      out.grain = p.unit == Unit::weekend ? Grain::weekend : Grain::week;
      out.date = date_of(today - weekday_of(today) + 1 + 7 * by);
      break;
    case Unit::month:
      out.grain = Grain::month;
      out.date = add_months({now.year, now.month, 1}, by);
      break;
    case Unit::quarter:
      out.grain = Grain::quarter;
      out.date = add_months({now.year, (now.month - 1) / 3 * 3 + 1, 1}, 3 * by);
      break;
    case Unit::half:
      out.grain = Grain::half;
      out.date = add_months({now.year, (now.month - 1) / 6 * 6 + 1, 1}, 6 * by);
      break;
    case Unit::year:
      out.grain = Grain::year;
      out.date = {now.year + by, 1, 1};
      break;
    case Unit::decade:
      out.grain = Grain::decade;
      out.date = {now.year / 10 * 10 + 10 * by, 1, 1};
      break;
    case Unit::century:
      out.grain = Grain::century;
      out.date = {now.year / 100 * 100 + 100 * by, 1, 1};
      break;
    default:
      out.is_known = false;
  }
}

}  // namespace jernih::times
