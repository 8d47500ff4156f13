// The writing part of resolving: values and instants of calendar phrases, sets, vague words.
#include <algorithm>
#include <cstdlib>

#include "stages/find_times/atoms/names.h"
#include "stages/find_times/resolve/timex_text.h"

namespace jernih::times {
namespace {

// A day later for midnight, for hour 24, and for the small hours of a night ("tadi malam jam 2").
void settle_midnight(const Point& p, CalendarPlace& place, Clock& clock) {
  const bool is_midnight = p.part == Part::midnight && !clock.is_set();
  const bool is_late = p.part == Part::night && clock.is_set() && clock.hour <= kDawn;
  if (is_midnight) clock = {0, 0, -1};
  if (clock.hour != 24 && !is_midnight && !is_late) return;
  if (clock.hour == 24) clock.hour = 0;
  if (place.is_known && place.date.year != kNoYear)
    place.date = date_of(day_number(place.date) + 1);
}

std::string_view modifier_of(const TimeExpression& e) {
  if (e.shape == Shape::calendar && e.from.is_clock_about) return "approx";
  switch (e.modifier) {
    case Modifier::about:
      return "approx";
    case Modifier::almost:
    case Modifier::less_than:
    case Modifier::at_most:
      return "less_than";
    case Modifier::more_than:
    case Modifier::at_least:
      return "more_than";
    case Modifier::none:
      break;
  }
  const Edge edge = e.from.edge;
  const bool is_part = edge == Edge::start || edge == Edge::mid || edge == Edge::end;
  return e.is_range || !is_part ? std::string_view{} : name(edge);
}

}  // namespace

void Resolution::clear() {
  value.clear();
  instant.clear();
  type = grain = modifier = anchor = {};
  is_resolved = true;
  is_impossible = is_contradiction = false;
  day = period = {};
  period_unit = Unit::none;
}

namespace {

// The value of one end: its place, then its clock time or part of the day.
void put_point(std::string& out, const Point& p, const Clock& clock, const CalendarPlace& place) {
  if (place.grain == Grain::day || place.grain == Grain::none) {
    if (place.is_known)
      put_place(out, place);
    else if (p.weekday != 0 && p.days == kNoDays)
      put(out, "XXXX-WXX-{}", static_cast<int>(p.weekday));
    else
      out += "XXXX-XX-XX";
    if (clock.is_set())
      put_clock(out, clock, p.zone);
    else if (p.part != Part::none)
      out += part_code(p.part);
    return;
  }
  put_place(out, place);
}

void put_instant(std::string& out, const Clock& clock, const CalendarPlace& place,
                 std::int16_t zone) {
  if (place.grain != Grain::day || !place.is_known || place.date.year == kNoYear) return;
  put_date(out, place.date);
  put_time(out, std::max<int>(0, clock.hour), std::max<int>(0, clock.minute),
           std::max<int>(0, clock.second));
  put_zone(out, zone);
}

// A month, quarter or year, for phrases that count on from it.
void put_period(const CalendarPlace& place, Resolution& out) {
  switch (place.grain) {
    case Grain::month:
      out.period_unit = Unit::month;
      break;
    case Grain::quarter:
      out.period_unit = Unit::quarter;
      break;
    case Grain::year:
      out.period_unit = Unit::year;
      break;
    default:
      return;
  }
  out.period = {true, place.date, {}, kNoZone};
}

// "that year", "the next day" where none was named.
void put_unnamed(std::string& out, const CalendarPlace& place) {
  if (place.steps != 0) {
    out += place.steps < 0 ? "PAST_REF" : "FUTURE_REF";
    return;
  }
  switch (place.unit) {
    case Unit::week:
      out += "XXXX-WXX";
      break;
    case Unit::weekend:
      out += "XXXX-WXX-WE";
      break;
    case Unit::month:
      out += "XXXX-XX";
      break;
    case Unit::day:
      out += "XXXX-XX-XX";
      break;
    default:
      out += "XXXX";
  }
}

void put_distance(std::string& out, const CalendarPlace& place) {
  out += place.steps < 0 ? "-P" : "P";
  if (place.unit == Unit::half)
    put(out, "{}M", 6 * std::abs(place.steps));
  else
    put(out, "{}{}", std::abs(place.steps),
        unit_code(place.unit == Unit::fortnight ? Unit::week : place.unit));
}

}  // namespace

void Resolver::calendar(const TimeExpression& e, const Context& c, Resolution& out) const {
  const Point& p = e.from;
  CalendarPlace from = place(p, c);
  Clock clock = e.has_shared_clock() ? e.to.clock : p.clock;
  settle_midnight(p, from, clock);
  const bool has_clock = clock.is_set() || e.to.clock.is_set();
  const bool is_clock_grain = from.grain == Grain::minute || from.grain == Grain::hour;
  const bool is_time = has_clock || p.part != Part::none || is_clock_grain;
  out.type = is_time ? "TIME" : "DATE";
  out.grain = has_clock              ? clock_grain(clock)
              : p.part != Part::none ? "partday"
                                     : grain_name(from.grain);
  out.is_impossible = from.is_impossible;
  out.is_contradiction = from.is_contradiction;
  out.is_resolved = from.is_resolved;
  if (from.used == AnchorUse::reference && from.is_known) out.anchor = "reference";
  if (from.used == AnchorUse::text && from.is_known) out.anchor = "text";
  if (!from.is_resolved) out.anchor = "none";
  if (from.is_impossible) {
    out.is_resolved = false;
    return;
  }
  const bool is_bare_distance =
      !from.is_known && from.unit != Unit::none && !is_time && p.month == 0;
  if (is_bare_distance && (p.text_days != kNoDays || counts_from_text(p.unit_which)))
    put_unnamed(out.value, from);
  else if (is_bare_distance)
    put_distance(out.value, from);
  else if (from.grain != Grain::none || from.is_known)
    put_point(out.value, p, clock, from);
  const std::int16_t zone = p.zone != kNoZone && p.zone != kLocalZone ? p.zone
                            : c.reference.zone != kNoZone             ? c.reference.zone
                                                                      : c.zone;
  if (from.is_known && from.grain == Grain::day && from.date.year != kNoYear)
    out.day = {true, from.date, clock, p.zone};
  else if (from.is_known && from.date.year != kNoYear && !from.is_before_christ)
    put_period(from, out);
  if (p.clock_to.is_set()) {
    Clock last = p.clock_to;
    CalendarPlace to = from;
    const bool is_next_day = last.hour < clock.hour || last.hour == 24;
    if (to.is_known && is_next_day && to.date.year != kNoYear)
      to.date = date_of(day_number(to.date) + 1);
    if (last.hour == 24) last.hour = 0;
    out.value += '/';
    put_point(out.value, p, last, to);
    return;
  }
  if (!e.is_range) {
    if (p.zone != kLocalZone && (has_clock || p.part == Part::none))
      put_instant(out.instant, clock, from, zone);
    return;
  }
  if (e.is_to_now) {
    out.value += "/PRESENT_REF";
    return;
  }
  Context next = c;
  if (p.weekday != 0 && p.month == 0 && from.is_known) {  // Monday–Friday is one week
    next.reference = {true, from.date, {}, c.reference.zone};
    next.weekday = WeekdayRule::future;
  }
  CalendarPlace to = place(e.to, next);
  const bool is_yearless = p.year == kNoYear && e.to.year == kNoYear &&
                           p.year_which == Which::none && e.to.year_which == Which::none;
  if (is_yearless && p.month != 0 && e.to.month != 0 && p.era == Era::common && from.is_known &&
      to.is_known && from.date.year != kNoYear) {
    // The end follows the beginning: November–February is no range backwards.
    to.date.year = from.date.year;
    if (day_number(to.date) < day_number(from.date)) ++to.date.year;
    to.is_impossible = e.to.day != 0 && !is_valid({to.date.year, e.to.month, e.to.day});
  }
  Clock last = e.has_shared_clock() && e.to.clock_to.is_set() ? e.to.clock_to : e.to.clock;
  settle_midnight(e.to, to, last);
  if (to.is_impossible) {
    out.value.clear();
    out.is_impossible = true;
    out.is_resolved = false;
    return;
  }
  out.value += '/';
  put_point(out.value, e.to, last, to);
  if (to.is_contradiction) out.is_contradiction = true;
}

void Resolver::resolve(const TimeExpression& e, const Context& c, Resolution& out) const {
  out.clear();
  out.modifier = modifier_of(e);
  const bool is_window =
      e.direction == Direction::window_past || e.direction == Direction::window_next;
  switch (e.shape) {
    case Shape::calendar:
      calendar(e, c, out);
      break;
    case Shape::offset:
      if (!is_window) {
        offset(e, c, out);
        break;
      }
      [[fallthrough]];
    case Shape::duration:
      out.type = "DURATION";
      out.grain =
          e.amounts[0].vague != Vague::none ? "vague" : name(e.amounts[e.amount_count - 1u].unit);
      append_duration(e, out.value);
      break;
    case Shape::vague:
      resolve_vague(e, out);
      break;
    case Shape::set:
      resolve_set(e, out);
      break;
    case Shape::none:
      break;
  }
}

}  // namespace jernih::times
