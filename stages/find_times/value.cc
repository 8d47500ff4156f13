// The writing part of resolving: TIMEX3 values and instants; offsets from an anchor; durations;
// sets.
#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "stages/find_times/names.h"
#include "stages/find_times/place.h"

namespace jernih::times {
namespace {

template <class... Args>
void put(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

void put_zone(std::string& out, int minutes) {
  put(out, "{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
      std::abs(minutes) % 60);
}

void put_date(std::string& out, const Date& d) {
  if (d.year == kNoYear)
    put(out, "XXXX-{:02}-{:02}", d.month, d.day);
  else
    put(out, "{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

std::string_view part_code(Part part) {
  switch (part) {
    case Part::morning:
      return "TMO";
    case Part::midday:
      return "TMI";
    case Part::afternoon:
      return "TAF";
    case Part::evening:
      return "TEV";
    case Part::night:
      return "TNI";
    case Part::early_morning:
    case Part::dawn:
      return "TDM";
    default:
      return "T00:00";
  }
}

void put_clock(std::string& out, const Clock& clock, std::int16_t zone) {
  put(out, "T{:02}:{:02}", static_cast<int>(clock.hour),
      clock.minute < 0 ? 0 : static_cast<int>(clock.minute));
  if (clock.second >= 0) put(out, ":{:02}", static_cast<int>(clock.second));
  if (zone != kNoZone && zone != kLocalZone) put_zone(out, zone);
}

// The value of a place, without part of day or clock time.
void put_place(std::string& out, const Place& place) {
  const Date& d = place.date;
  switch (place.grain) {
    case Grain::minute:
    case Grain::hour:
      put_date(out, d);
      put(out, "T{:02}", static_cast<int>(place.clock.hour));
      if (place.grain == Grain::minute)
        put(out, ":{:02}", std::max(0, static_cast<int>(place.clock.minute)));
      break;
    case Grain::day:
      put_date(out, d);
      break;
    case Grain::week:
    case Grain::weekend: {
      const IsoWeek week = iso_week(day_number(d));
      put(out, "{:04}-W{:02}{}", week.year, week.week, place.grain == Grain::weekend ? "-WE" : "");
      break;
    }
    case Grain::month:
      if (d.year == kNoYear)
        put(out, "XXXX-{:02}", d.month);
      else
        put(out, "{:04}-{:02}", d.year, d.month);
      break;
    case Grain::month_span: {  // an Islamic month: from its first to its last day
      put_date(out, d);
      out += '/';
      put_date(out, date_of(day_number(d) + 28));
      break;
    }
    case Grain::quarter:
      put(out, "{:04}-Q{}", d.year, (d.month - 1) / 3 + 1);
      break;
    case Grain::half:
      put(out, "{:04}-H{}", d.year, (d.month - 1) / 6 + 1);
      break;
    case Grain::year:
      if (place.is_before_christ)
        put(out, "BC{:04}", d.year);
      else
        put(out, "{:04}", d.year);
      break;
    case Grain::decade:
      put(out, "{:03}", d.year / 10);
      break;
    case Grain::century:
      put(out, "{:02}", d.year / 100);
      break;
    case Grain::none:
      break;
  }
}

std::string_view grain_name(Grain g) {
  switch (g) {
    case Grain::minute:
      return "minute";
    case Grain::hour:
      return "hour";
    case Grain::day:
      return "day";
    case Grain::weekend:
      return "weekend";
    case Grain::week:
      return "week";
    case Grain::month:
    case Grain::month_span:
      return "month";
    case Grain::quarter:
      return "quarter";
    case Grain::half:
      return "half";
    case Grain::year:
      return "year";
    case Grain::decade:
      return "decade";
    case Grain::century:
      return "century";
    case Grain::none:
      break;
  }
  return {};
}

std::string_view clock_grain(const Clock& clock) {
  return clock.second >= 0 ? "second" : clock.minute >= 0 ? "minute" : "hour";
}

// A day later for midnight and for hour 24.
void settle_midnight(const Point& p, Place& place, Clock& clock) {
  const bool is_midnight = p.part == Part::midnight && !clock.is_set();
  if (is_midnight) clock = {0, 0, -1};
  if (clock.hour != 24 && !is_midnight) return;
  if (clock.hour == 24) clock.hour = 0;
  if (place.is_known && place.date.year != kNoYear)
    place.date = date_of(day_number(place.date) + 1);
}

std::string_view modifier_of(const TimeExpression& e) {
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
  return e.is_range                    ? std::string_view{}
         : name(e.from.edge) == "none" ? std::string_view{}
                                       : name(e.from.edge);
}

std::string_view unit_code(Unit u) {
  switch (u) {
    case Unit::second:
      return "S";
    case Unit::minute:
    case Unit::month:
      return "M";
    case Unit::hour:
      return "H";
    case Unit::day:
      return "D";
    case Unit::weekend:
      return "WE";
    case Unit::week:
      return "W";
    case Unit::quarter:
      return "Q";
    case Unit::half:
      return "H";
    case Unit::year:
      return "Y";
    case Unit::decade:
      return "DE";
    case Unit::century:
      return "CE";
    default:
      return "";
  }
}

void put_number(std::string& out, std::int64_t milli) {
  put(out, "{}", milli / 1000);
  if (milli % 1000 == 0) return;
  std::string decimals = fmt::format("{:03}", milli % 1000);
  while (decimals.back() == '0') decimals.pop_back();
  out += '.';
  out += decimals;
}

// Units that TIMEX3 has no letter for, in ones that it has.
Amount standard(Amount a) {
  const auto scale = [&](Unit unit, std::int64_t times) {
    a.unit = unit;
    a.milli *= times;
    a.milli_to *= times;
  };
  if (a.unit == Unit::fortnight) scale(Unit::week, 2);
  if (a.unit == Unit::windu) scale(Unit::year, 8);
  if (a.unit == Unit::half) scale(Unit::month, 6);
  if (a.unit == Unit::millennium) scale(Unit::century, 10);
  if (a.unit == Unit::millisecond) {
    a.unit = Unit::second;
    a.milli /= 1000;
  }
  return a;
}

void put_amount(std::string& out, const Amount& amount, bool upper_end) {
  if (amount.vague != Vague::none)
    out += 'X';
  else
    put_number(out, upper_end ? amount.milli_to : amount.milli);
  out += unit_code(amount.unit);
}

void put_duration(std::string& out, const TimeExpression& e, bool upper_end) {
  out += 'P';
  for (const bool is_clock : {false, true}) {
    bool is_first = true;
    for (std::size_t i = 0; i < e.amount_count; ++i) {
      const Amount a = standard(e.amounts[i]);
      if ((a.unit < Unit::day) != is_clock) continue;
      if (is_clock && is_first) out += 'T';
      is_first = false;
      put_amount(out, a, upper_end);
    }
  }
}

}  // namespace

void Resolution::clear() {
  value.clear();
  instant.clear();
  type = grain = modifier = anchor = {};
  is_resolved = true;
  is_impossible = is_contradiction = false;
  day = {};
}

void append_duration(const TimeExpression& e, std::string& out) {
  put_duration(out, e, false);
  if (e.amount_count == 1 && e.amounts[0].milli_to != 0) {
    out += '/';
    put_duration(out, e, true);
  }
}

std::string rfc3339(const Anchor& anchor, std::int16_t default_zone) {
  std::string out;
  put_date(out, anchor.date);
  if (!anchor.clock.is_set()) return out;
  put(out, "T{:02}:{:02}:{:02}", static_cast<int>(anchor.clock.hour),
      std::max(0, static_cast<int>(anchor.clock.minute)),
      std::max(0, static_cast<int>(anchor.clock.second)));
  put_zone(out, anchor.zone == kNoZone ? default_zone : anchor.zone);
  return out;
}

namespace {

// The value of one end: its place, then its clock time or part of the day.
void put_point(std::string& out, const Point& p, const Clock& clock, const Place& place) {
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

void put_instant(std::string& out, const Clock& clock, const Place& place, std::int16_t zone) {
  if (place.grain != Grain::day || !place.is_known || place.date.year == kNoYear) return;
  put_date(out, place.date);
  put(out, "T{:02}:{:02}:{:02}", clock.is_set() ? static_cast<int>(clock.hour) : 0,
      clock.minute < 0 ? 0 : static_cast<int>(clock.minute),
      clock.second < 0 ? 0 : static_cast<int>(clock.second));
  put_zone(out, zone);
}

void put_distance(std::string& out, const Place& place) {
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
  Place from = place(p, c);
  Clock clock = p.clock;
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
  if (is_bare_distance)
    put_distance(out.value, from);
  else if (from.grain != Grain::none || from.is_known)
    put_point(out.value, p, clock, from);
  const std::int16_t zone = p.zone != kNoZone && p.zone != kLocalZone ? p.zone
                            : c.reference.zone != kNoZone             ? c.reference.zone
                                                                      : c.zone;
  if (from.is_known && from.grain == Grain::day && from.date.year != kNoYear)
    out.day = {true, from.date, clock, p.zone};
  if (p.clock_to.is_set()) {
    Clock last = p.clock_to;
    Place to = from;
    if (to.is_known && (last.hour < clock.hour) && to.date.year != kNoYear)
      to.date = date_of(day_number(to.date) + 1);
    settle_midnight(p, to, last);
    out.value += '/';
    put_point(out.value, p, last, to);
    return;
  }
  if (!e.is_range) {
    if (p.zone != kLocalZone && (has_clock || p.part == Part::none))
      put_instant(out.instant, clock, from, zone);
    return;
  }
  Context next = c;
  if (p.weekday != 0 && p.month == 0 && from.is_known) {  // Monday–Friday is one week
    next.reference = {true, from.date, {}, c.reference.zone};
    next.weekday = WeekdayRule::future;
  }
  Place to = place(e.to, next);
  Clock last = e.to.clock;
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
      case Unit::windu:
        touch(Unit::year);
        add_months(milli * 96);
        break;
      case Unit::decade:
        touch(Unit::year);
        add_months(milli * 120);
        break;
      case Unit::century:
        touch(Unit::year);
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

void put_moment(std::string& out, const Moment& m) {
  const std::int64_t hour = m.ms / 3600000;
  const std::int64_t minute = m.ms / 60000 % 60;
  const std::int64_t second = m.ms / 1000 % 60;
  Place place;
  place.date = m.date;
  place.grain = m.finest <= Unit::day       ? Grain::day
                : m.finest == Unit::week    ? Grain::week
                : m.finest == Unit::month   ? Grain::month
                : m.finest == Unit::quarter ? Grain::quarter
                : m.finest == Unit::half    ? Grain::half
                                            : Grain::year;
  put_place(out, place);
  if (m.finest == Unit::hour) put(out, "T{:02}", hour);
  if (m.finest == Unit::minute) put(out, "T{:02}:{:02}", hour, minute);
  if (m.finest <= Unit::second) put(out, "T{:02}:{:02}:{:02}", hour, minute, second);
}

bool is_fine(const TimeExpression& e) {
  for (std::size_t i = 0; i < e.amount_count; ++i)
    if (e.amounts[i].unit < Unit::day ||
        (e.amounts[i].unit == Unit::day && e.amounts[i].milli % 1000 != 0))
      return true;
  return false;
}

// Beyond the years that a value can be written for.
bool is_far(const TimeExpression& e) {
  std::int64_t years = 0;
  for (std::size_t i = 0; i < e.amount_count; ++i) {
    const std::int64_t n = e.amounts[i].milli / 1000;
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
      case Unit::windu:
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

void Resolver::offset(const TimeExpression& e, const Context& c, Resolution& out) const {
  const bool is_text = e.direction == Direction::later || e.direction == Direction::earlier;
  const bool is_past = e.direction == Direction::ago || e.direction == Direction::earlier;
  const bool has_clock_unit = is_fine(e);
  out.type = has_clock_unit ? "TIME" : "DATE";
  const Anchor& anchor = is_text ? c.text : c.reference;
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
  out.grain = grain_of(e.amounts[e.amount_count - 1u].unit);
  if (!anchor.is_set || lacks_clock || is_far(e)) {
    if (is_past) out.value = "-";
    append_duration(e, out.value);
    out.is_resolved = false;
    out.anchor = "none";
    return;
  }
  out.anchor = is_text ? "text" : "reference";
  Moment m;
  m.date = anchor.date;
  if (anchor.clock.is_set()) {
    const Clock& k = anchor.clock;
    m.ms = (k.hour * 3600 + std::max(0, static_cast<int>(k.minute)) * 60 +
            std::max(0, static_cast<int>(k.second))) *
           1000;
  }
  Moment upper = m;
  for (std::size_t i = 0; i < e.amount_count; ++i) {
    Amount a = e.amounts[i];
    m.add(a, is_past ? -1 : 1);
    if (a.milli_to != 0) a.milli = a.milli_to;
    upper.add(a, is_past ? -1 : 1);
  }
  if (first.weekday != 0) {  // 3 Sundays ago
    const std::int64_t today = day_number(anchor.date);
    const int now = weekday_of(today);
    std::int64_t near = is_past ? (now - first.weekday + 7) % 7 : (first.weekday - now + 7) % 7;
    if (near == 0) near = 7;
    near += 7 * (first.milli / 1000 - 1);
    m.date = date_of(is_past ? today - near : today + near);
    m.finest = Unit::day;
    out.grain = "day";
  }
  out.grain = grain_of(m.finest);
  if (m.date.year < 1 || m.date.year > 9999) {
    out.is_impossible = true;
    return;
  }
  if (first.milli_to != 0) {
    put_moment(out.value, is_past ? upper : m);
    out.value += '/';
    put_moment(out.value, is_past ? m : upper);
    return;
  }
  put_moment(out.value, m);
  if (m.finest <= Unit::day) out.day = {true, m.date, {}, kNoZone};
  if (!anchor.clock.is_set() && m.finest > Unit::day) return;
  put_date(out.instant, m.date);
  put(out.instant, "T{:02}:{:02}:{:02}", m.ms / 3600000, m.ms / 60000 % 60, m.ms / 1000 % 60);
  put_zone(out.instant, anchor.zone == kNoZone ? c.zone : anchor.zone);
}

namespace {

void resolve_set(const TimeExpression& e, Resolution& out) {
  const Point& p = e.from;
  out.type = "SET";
  out.grain = e.amount_count > 0     ? name(e.amounts[e.amount_count - 1u].unit)
              : p.clock.is_set()     ? "hour"
              : p.part != Part::none ? "partday"
                                     : "day";
  if (e.amount_count > 0) {
    if (e.times == 0 && e.amounts[0].unit == Unit::weekend && e.amounts[0].milli == 1000)
      out.value = "XXXX-WXX-WE";
    else
      append_duration(e, out.value);
    return;
  }
  if (p.weekday != 0)
    put(out.value, "XXXX-WXX-{}", static_cast<int>(p.weekday));
  else if (p.month != 0 && p.day == 0)
    put(out.value, "XXXX-{:02}", static_cast<int>(p.month));
  else if (p.day != 0 && p.month != 0)
    put(out.value, "XXXX-{:02}-{:02}", static_cast<int>(p.month), static_cast<int>(p.day));
  else if (p.day != 0)
    put(out.value, "XXXX-XX-{:02}", static_cast<int>(p.day));
  else
    out.value += "XXXX-XX-XX";
  if (p.clock.is_set())
    put_clock(out.value, p.clock, p.zone);
  else if (p.part != Part::none)
    out.value += part_code(p.part);
  if (p.clock_to.is_set()) {
    const std::string day = out.value.substr(0, out.value.find('T'));
    out.value += '/' + day;
    put_clock(out.value, p.clock_to, p.zone);
  }
}

void resolve_vague(const TimeExpression& e, Resolution& out) {
  out.grain = "vague";
  out.type =
      e.vagueness == Vagueness::just_now || e.vagueness == Vagueness::moment_ago ? "TIME" : "DATE";
  if (e.vagueness == Vagueness::just_now) out.grain = "minute";
  switch (e.vagueness) {
    case Vagueness::recently:
    case Vagueness::moment_ago:
    case Vagueness::long_ago:
      out.value = "PAST_REF";
      break;
    case Vagueness::soon:
      out.value = "FUTURE_REF";
      break;
    default:
      out.value = "PRESENT_REF";
  }
}

}  // namespace

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
