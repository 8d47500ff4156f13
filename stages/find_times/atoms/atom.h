// One word or number of a time phrase with everything it can mean.
#pragma once

#include <cstdint>

#include "pipeline/model/span.h"
#include "stages/find_times/atoms/atom_kind.h"
#include "stages/find_times/atoms/expression.h"

namespace jernih::times {

struct Atom {
  std::uint64_t kinds = 0;
  std::uint32_t links = 0;
  Mark mark = Mark::none;
  Span at;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  // numbers
  std::int64_t milli = 0;
  std::uint8_t digits = 0;  // written with so many digits; 0: in words
  bool is_plain = false;    // digits only: no grouping, no decimals
  bool is_decade = false;   // 1990-an, 90s
  // clock, date, stamp
  Clock clock;
  std::int32_t year = kNoYear;
  std::uint8_t year_digits = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::int16_t zone = kNoZone;
  // words
  Unit unit = Unit::none;          // of a unit, an amount, a period
  Unit unit_english = Unit::none;  // when English reads the abbreviation differently ("h", "hr")
  std::int16_t value = 0;  // ordinal, period, deictic, text_day, holiday, times_a, quarter_of
  std::uint8_t weekday = 0;
  std::uint8_t hijri_month = 0;
  Vague vague = Vague::none;
  Vagueness vagueness = Vagueness::none;
  Part part = Part::none;
  Modifier modifier = Modifier::none;
  Edge edge = Edge::none;
  Era era = Era::common;
  YearKind year_kind = YearKind::plain;
  bool is_pm = false;
  Form unit_form = Form::full;
  Form name_form = Form::full;  // of a month, weekday
  bool is_english = false;
  bool is_indonesian = false;
  bool is_capital = false;  // first letter upper case
  bool is_glued = false;    // no space before

  bool is(Kind k) const { return (kinds & bit(k)) != 0; }
  bool is(Link l) const { return (links & bit(l)) != 0; }
  bool is(Mark m) const { return mark == m; }
  bool is_any(std::uint64_t mask) const { return (kinds & mask) != 0; }
  std::int64_t whole() const { return milli / 1000; }
  // Four digits that people rather read as a year than count with.
  bool is_year_like() const {
    return digits == 4 && is_plain && milli >= 1'900'000 && milli < 2'100'000;
  }
};

}  // namespace jernih::times
