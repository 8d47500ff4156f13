// Offsets from an anchor: the arithmetic and its value.
#include <algorithm>

#include "stages/find_times/atoms/names.h"
#include "stages/find_times/resolve/timex_text.h"

namespace jernih::times {
namespace {

// A moment as days and milliseconds, moved by amounts; the finest unit that was touched.
struct Moment {
  Date date;
  std::int64_t ms = 0;
  Unit finest = Unit::millennium;

  void touch(Unit u) {
    if (u < finest) finest = u;
  }
  void add_ms(std::int64_t by) {
    constexpr std::int64_t kDay = 86400000;
    ms += by;
    std::int64_t days = ms / kDay;
    if (ms % kDay < 0) --days;
    ms -= days * kDay;
    date = date_of(day_number(date) + days);
  }
  void add_days(std::int64_t milli) {
    date = date_of(day_number(date) + milli / 1000);
    touch(Unit::day);
    if (milli % 1000 != 0) add_clock(Unit::hour, 3600000, milli % 1000 * 24);
  }
  void add_months(std::int64_t milli) {
    date = times::add_months(date, milli / 1000);
    if (milli % 1000 != 0) add_days(milli % 1000 * 30 / 1000 * 1000);
  }
  // Milli-units of `size` milliseconds; what is left over touches the next smaller unit.
  void add_clock(Unit unit, std::int64_t size, std::int64_t milli) {
    add_ms(milli * (size / 1000));
    touch(unit);
    if (milli % 1000 == 0) return;
    touch(unit == Unit::hour ? Unit::minute : Unit::second);
    if (unit == Unit::hour && milli * 60 % 1000 != 0) touch(Unit::second);
  }
  void add(const Amount& a, std::int64_t sign) {
    const std::int64_t milli = a.milli * sign;
    switch (a.unit) {
      case Unit::millisecond:
        add_ms(milli / 1000);
        touch(Unit::second);
        break;
      case Unit::second:
        add_clock(Unit::second, 1000, milli);
        break;
      case Unit::minute:
        add_clock(Unit::minute, 60000, milli);
        break;
      case Unit::hour:
        add_clock(Unit::hour, 3600000, milli);
        break;
      case Unit::day:
        add_days(milli);
        break;
      case Unit::working_day:
        break;  // see is_beyond()
      case Unit::weekend:
      case Unit::week:
        touch(Unit::week);
        add_whole(milli * 7, milli % 1000 == 0 ? Unit::week : Unit::day);
        break;
      case Unit::fortnight:
        add_whole(milli * 14, Unit::week);
        break;
      case Unit::month:
        touch(Unit::month);
        add_months(milli);
        break;
      case Unit::season:
      case Unit::quarter:
        touch(Unit::quarter);
        add_months(milli * 3);
        break;
      case Unit::half:
        touch(Unit::half);
        add_months(milli * 6);
        break;
      case Unit::year:
        touch(milli % 1000 == 0 ? Unit::year : Unit::month);
        add_months(milli * 12);
        break;
      case Unit::eight_years:
        touch(Unit::year);
        add_months(milli * 96);
        break;
      case Unit::decade:
        touch(milli % 1000 == 0 ? Unit::decade : Unit::year);
        add_months(milli * 120);
        break;
      case Unit::century:
        touch(milli % 1000 == 0 ? Unit::century : Unit::year);
        add_months(milli * 1200);
        break;
      case Unit::millennium:
        touch(Unit::year);
        add_months(milli * 12000);
        break;
      case Unit::none:
        break;
    }
  }
  void add_whole(std::int64_t milli_days, Unit unit) {
    date = date_of(day_number(date) + milli_days / 1000);
    touch(unit);
  }
};

std::string_view grain_of(Unit u) { return name(u); }

// Values have four digits for a year.
bool is_writable(const Moment& m) { return m.date.year > -9999 && m.date.year <= 9999; }

void put_moment(std::string& out, const Moment& m) {
  if (m.date.year < 1) {  // the year 0 is 1 BC; nobody counts its days
    put(out, "BC{:04}", 1 - m.date.year);
    return;
  }
  const std::int64_t hour = m.ms / 3600000;
  const std::int64_t minute = m.ms / 60000 % 60;
  const std::int64_t second = m.ms / 1000 % 60;
  CalendarPlace place;
  place.date = m.date;
  place.grain = m.finest <= Unit::day       ? Grain::day
                : m.finest == Unit::week    ? Grain::week
                : m.finest == Unit::month   ? Grain::month
                : m.finest == Unit::quarter ? Grain::quarter
                : m.finest == Unit::half    ? Grain::half
                : m.finest == Unit::decade  ? Grain::decade
                : m.finest == Unit::century ? Grain::century
                                            : Grain::year;
  put_place(out, place);
  if (m.finest == Unit::hour) {
    out += 'T';
    put_digits(out, hour, 2);
  } else if (m.finest <= Unit::minute) {
    put_time(out, hour, minute, m.finest <= Unit::second ? second : -1);
  }
}

bool is_fine(const TimeExpression& e) {
  for (std::size_t i = 0; i < e.amount_count; ++i)
    if (e.amounts[i].unit < Unit::day ||
        (e.amounts[i].unit == Unit::day && e.amounts[i].milli % 1000 != 0))
      return true;
  return false;
}

// Beyond the years that a value can be written for, or days that nobody says the holidays of.
bool is_beyond(const TimeExpression& e) {
  std::int64_t years = 0;
  for (std::size_t i = 0; i < e.amount_count; ++i) {
    if (e.amounts[i].unit == Unit::working_day) return true;
    const std::int64_t n = std::max(e.amounts[i].milli, e.amounts[i].milli_to) / 1000;
    switch (e.amounts[i].unit) {
      case Unit::millennium:
        years += n * 1000;
        break;
      case Unit::century:
        years += n * 100;
        break;
      case Unit::decade:
        years += n * 10;
        break;
      case Unit::eight_years:
        years += n * 8;
        break;
      case Unit::year:
      case Unit::half:
      case Unit::quarter:
        years += n;
        break;
      case Unit::month:
        years += n / 12;
        break;
      default:
        years += n / 50;
    }
    if (n > 4000000 || years > 7900) return true;
  }
  return false;
}

}  // namespace

namespace {

// The distance alone: nothing to measure it from, or beyond the calendar.
void leave_distance(const TimeExpression& e, bool is_past, Resolution& out) {
  out.value.clear();
  if (is_past) out.value = "-";
  append_duration(e, out.value);
  out.grain = grain_of(e.amounts[e.amount_count - 1u].unit);
  out.is_resolved = false;
  out.anchor = "none";
}

// 3 Sundays ago.
void count_weekdays(const Amount& amount, std::int64_t today, bool is_past, Moment& m) {
  const int now = weekday_of(today);
  std::int64_t near = is_past ? (now - amount.weekday + 7) % 7 : (amount.weekday - now + 7) % 7;
  if (near == 0) near = 7;
  near += 7 * (amount.milli / 1000 - 1);
  m.date = date_of(is_past ? today - near : today + near);
  m.finest = Unit::day;
}

Moment moment_of(const Anchor& anchor) {
  Moment m;
  m.date = anchor.date;
  const Clock& k = anchor.clock;
  if (k.is_set())
    m.ms = (k.hour * 3600 + std::max(0, static_cast<int>(k.minute)) * 60 +
            std::max(0, static_cast<int>(k.second))) *
           1000;
  return m;
}

}  // namespace

namespace {

Unit finest_unit(const TimeExpression& e) {
  Unit finest = Unit::millennium;
  for (std::size_t i = 0; i < e.amount_count; ++i) finest = std::min(finest, e.amounts[i].unit);
  return finest;
}

}  // namespace

void Resolver::offset(const TimeExpression& e, const Context& c, Resolution& out) const {
  const bool is_text = e.direction == Direction::later || e.direction == Direction::earlier;
  const bool is_past = e.direction == Direction::ago || e.direction == Direction::earlier;
  const bool has_clock_unit = is_fine(e);
  out.type = has_clock_unit ? "TIME" : "DATE";
  const Anchor& anchor = is_text ? c.named(finest_unit(e)) : c.reference;
  const Amount& first = e.amounts[0];
  if (first.vague != Vague::none || (is_text && !anchor.is_set)) {
    out.value = is_past ? "PAST_REF" : "FUTURE_REF";
    out.grain =
        first.vague != Vague::none ? "vague" : grain_of(e.amounts[e.amount_count - 1u].unit);
    out.is_resolved = first.vague != Vague::none;
    out.anchor = out.is_resolved ? std::string_view{} : "none";
    return;
  }
  const bool lacks_clock = anchor.is_set && !anchor.clock.is_set() && has_clock_unit;
  if (!anchor.is_set || lacks_clock || is_beyond(e)) return leave_distance(e, is_past, out);
  out.anchor = is_text ? "text" : "reference";
  Moment m = moment_of(anchor);
  Moment upper = m;
  for (std::size_t i = 0; i < e.amount_count; ++i) {
    Amount a = e.amounts[i];
    m.add(a, is_past ? -1 : 1);
    if (a.milli_to != 0) a.milli = a.milli_to;
    upper.add(a, is_past ? -1 : 1);
  }
  if (first.weekday != 0) count_weekdays(first, day_number(anchor.date), is_past, m);
  if (!is_writable(m) || !is_writable(upper)) return leave_distance(e, is_past, out);
  out.grain = grain_of(m.finest);
  if (first.milli_to != 0) {
    put_moment(out.value, is_past ? upper : m);
    out.value += '/';
    put_moment(out.value, is_past ? m : upper);
    return;
  }
  put_moment(out.value, m);
  if (m.date.year < 1) {
    out.grain = "year";
    return;
  }
  if (m.finest <= Unit::day) {
    out.day = {true, m.date, {}, kNoZone};
  } else if (m.finest == Unit::month || m.finest == Unit::year) {
    out.period = {true, m.date, {}, kNoZone};
    out.period_unit = m.finest;
  }
  if (!anchor.clock.is_set() && m.finest > Unit::day) return;
  put_date(out.instant, m.date);
  put_time(out.instant, m.ms / 3600000, m.ms / 60000 % 60, m.ms / 1000 % 60);
  put_zone(out.instant, anchor.zone == kNoZone ? c.zone : anchor.zone);
}

}  // namespace jernih::times
