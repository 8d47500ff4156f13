// From what a phrase says to what it means: TIMEX3 value, type, grain, instant
// (docs/english.md, "Values").
#pragma once

#include <string>
#include <string_view>

#include "stages/find_times/atoms/expression.h"
#include "stages/find_times/resolve/calendar.h"
#include "stages/find_times/resolve/holidays.h"

namespace jernih::times {

// A point that other phrases are measured from; without a clock time it is a day.
struct Anchor {
  bool is_set = false;
  Date date;
  Clock clock;
  std::int16_t zone = kNoZone;
};

enum class WeekdayRule : std::uint8_t { past, nearest, future };

struct Context {
  Anchor reference;
  Anchor text;                   // the last day named before the phrase
  Anchor period;                 // the last date named before it, if that is no day: its first day
  Unit period_unit = Unit::day;  // how wide that date is
  Anchor near;                   // a whole date that stands close by in the text
  std::int16_t zone = 7 * 60;
  WeekdayRule weekday = WeekdayRule::past;

  // What a phrase of this unit counts from: two years later than 2019, but no two days.
  const Anchor& named(Unit unit) const {
    return period.is_set && unit >= period_unit ? period : text;
  }
};

// Empty views are fields that are absent.
struct Resolution {
  std::string value;
  std::string instant;
  std::string_view type;
  std::string_view grain;
  std::string_view modifier;
  std::string_view anchor;
  bool is_resolved = true;
  bool is_impossible = false;     // 31 June
  bool is_contradiction = false;  // the weekday is not that date's
  Anchor day;                     // the day it names, for phrases that follow
  Anchor period;                  // the first day of the month, year … it names instead
  Unit period_unit = Unit::none;
  void clear();
};

struct CalendarPlace;  // stages/find_times/resolve/calendar_place.h

class Resolver {
 public:
  explicit Resolver(const Holidays& holidays) : holidays_(holidays) {}
  // Overwrites `out`; its strings keep their memory.
  void resolve(const TimeExpression& e, const Context& context, Resolution& out) const;

 private:
  void calendar(const TimeExpression& e, const Context& c, Resolution& out) const;
  void offset(const TimeExpression& e, const Context& c, Resolution& out) const;
  CalendarPlace place(const Point& p, const Context& c) const;
  bool place_day(const Point& p, const Context& c, CalendarPlace& out) const;
  void place_unit(const Point& p, const Context& c, CalendarPlace& out) const;
  void place_month(const Point& p, const Context& c, CalendarPlace& out) const;
  void place_weekday(const Point& p, const Context& c, CalendarPlace& out) const;
  void place_holiday(const Point& p, const Context& c, CalendarPlace& out) const;
  int year_of(const Point& p, const Context& c) const;

  const Holidays& holidays_;
};

// "P1Y6M", "PT5H", "PXD"; of a range "P2D/P3D". Appends.
void append_duration(const TimeExpression& e, std::string& out);
// "2025-08-22T10:00:00+07:00" of an anchor (a date alone when it has no clock time).
std::string rfc3339(const Anchor& anchor, std::int16_t default_zone);

}  // namespace jernih::times
