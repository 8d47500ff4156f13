// Units, parts of the day, directions: the small values that expressions are made of.
#pragma once

#include <cstdint>

namespace jernih::times {

enum class Unit : std::uint8_t {
  none,
  millisecond,
  second,
  minute,
  hour,
  day,
  working_day,
  weekend,
  week,
  fortnight,
  month,
  season,  // a quarter with a name: spring is the first one
  quarter,
  half,
  year,
  eight_years,
  decade,
  century,
  millennium
};
enum class Vague : std::uint8_t {
  none,
  few,
  teens,
  tens,
  hundreds,
  thousands,
  millions,
  many,
  all
};
enum class Modifier : std::uint8_t { none, about, almost, more_than, less_than, at_least, at_most };
enum class Edge : std::uint8_t { none, start, mid, end, sooner, afterwards };
enum class YearKind : std::uint8_t { plain, academic, fiscal };
enum class Part : std::uint8_t {
  none,
  morning,
  midday,
  afternoon,
  evening,
  night,
  early_morning,
  dawn,
  midnight
};
// Which one of its kind: last week, this Monday, next June; `that` and the two after it count from
// the last date named in the text.
enum class Which : std::uint8_t {
  none,
  last,
  current,
  next,
  that,
  previous,
  following,
  every,
  after_next,
  before_last
};
enum class Direction : std::uint8_t { none, ago, ahead, later, earlier, window_past, window_next };
enum class Vagueness : std::uint8_t {
  none,
  just_now,
  now,
  nowadays,
  recently,
  moment_ago,
  soon,
  long_ago,
  shortly_after
};
enum class Era : std::uint8_t { common, before_christ, hijri };

}  // namespace jernih::times
