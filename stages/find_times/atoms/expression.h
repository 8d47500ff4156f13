// What a time phrase says, whatever its language: the one structure that English and value are made
// from (ARCHITECTURE.md, decision 6).
#pragma once

#include <array>
#include <cstdint>

#include "stages/find_times/atoms/unit.h"

namespace jernih::times {

// A number of units: thousandths, so that 1.5 stays exact.
struct Amount {
  std::int64_t milli = 1000;
  std::int64_t milli_to = 0;  // upper end of "2-3 days"; 0: none
  Vague vague = Vague::none;
  Unit unit = Unit::none;
  std::uint8_t weekday = 0;  // "3 Sundays ago"
};
inline constexpr std::size_t kMostAmounts = 7;

inline constexpr int kDawn = 4;  // the hours up to this one belong to the night before

struct Clock {
  std::int8_t hour = -1;  // -1: no clock time; 24 is midnight at the end of a day
  std::int8_t minute = -1;
  std::int8_t second = -1;
  bool is_set() const { return hour >= 0; }
};

inline constexpr int kNoYear = -100000;
inline constexpr std::int8_t kNoDays = 127;
inline constexpr std::int16_t kNoZone = 32767;
inline constexpr std::int16_t kLocalZone = 32766;  // "local time": named but unknown

// A place on the calendar, in pieces; a piece that is not there has its initial value.
struct Point {
  int year = kNoYear;
  std::uint8_t year_digits = 4;  // 2: the century is to be found out
  Era era = Era::common;
  YearKind year_kind = YearKind::plain;
  Which year_which = Which::none;  // 17 August last year
  std::uint8_t month = 0;
  Which month_which = Which::none;  // last March, the 12th of this month (with day)
  std::uint8_t day = 0;
  bool is_bracketed = false;   // Monday (2 March 2026)
  char no_date = 0;            // the mark of digits that are none: 0000-00-00, 32/13/2025
  bool is_day_unsure = false;  // 5/8/2025: day and month could be swapped
  std::uint8_t weekday = 0;
  Which weekday_which = Which::none;
  bool is_weekday_coming = false;   // "Sabtu besok"
  std::int8_t days = kNoDays;       // today 0, yesterday -1
  std::int8_t text_days = kNoDays;  // that day 0, the next day 1
  Unit unit = Unit::none;           // last week
  Which unit_which = Which::none;
  std::uint8_t nth = 0;        // Q3, H1, the 3rd week of: of `nth_unit`
  Unit nth_unit = Unit::none;  // of Unit::day: `nth_weekday` is which one of the month
  std::uint8_t nth_weekday = 0;
  bool is_year_implied = false;   // said by a date further on: "3 January and 5 February 2025"
  bool is_month_implied = false;  // the 20 of "20, 23 and 24 March 2026"
  Edge edge = Edge::none;
  Part part = Part::none;
  bool is_part_after_date = false;
  bool is_eve = false;  // malam Minggu: the night before
  Which part_which = Which::none;
  Clock clock;
  Clock clock_to;                 // 08:00-16:00
  bool is_clock_about = false;    // Wednesday night at about 20:30
  std::int16_t zone = kNoZone;    // minutes east of UTC
  int decade = -1;                // 199 for the 1990s
  int century = -1;               // 19 for the 19th century
  std::uint16_t holiday = 0;      // index, from 1
  std::uint16_t holiday_nth = 0;  // HUT RI ke-80
  std::int16_t holiday_days = 0;  // H-3 Lebaran, "2 weeks before Christmas"; `unit` says which

  bool has_date() const { return day != 0 && month != 0; }
  bool is_bare_weekday() const { return weekday != 0 && day == 0 && month == 0 && year == kNoYear; }
};

// Point::nth of the last one: "the last week of August".
inline constexpr std::uint8_t kLastNth = 9;

enum class Shape : std::uint8_t { none, calendar, offset, duration, vague, set };

struct TimeExpression {
  Shape shape = Shape::none;
  Point from;
  Point to;  // of a range
  bool is_range = false;
  bool is_to_now = false;  // 2018 - sekarang
  bool has_in = false;     // "in the last 24 hours"
  Modifier modifier = Modifier::none;
  Direction direction = Direction::none;
  Vagueness vagueness = Vagueness::none;
  std::uint8_t amount_count = 0;
  std::array<Amount, kMostAmounts> amounts;
  Unit per = Unit::none;   // 40 hours a week
  std::int64_t times = 0;  // of a set: 3 times a month; 0: every
  bool is_abbreviated_english = false;

  // Senin-Jumat, 08.00-16.00: the hours are those of every day, not the last one's.
  bool has_shared_clock() const {
    return is_range && from.is_bare_weekday() && to.is_bare_weekday() && !from.clock.is_set() &&
           to.clock.is_set();
  }
};

}  // namespace jernih::times
