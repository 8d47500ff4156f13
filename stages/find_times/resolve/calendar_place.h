// Where on the calendar a point lies, before it is written as a value.
#pragma once

#include "stages/find_times/resolve/resolver.h"

namespace jernih::times {

enum class Grain : std::uint8_t {
  none,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  month_span,
  season,
  quarter,
  half,
  year,
  decade,
  century
};
enum class AnchorUse : std::uint8_t { none, reference, text };

struct CalendarPlace {
  Grain grain = Grain::none;
  Date date;
  Clock clock;              // of grain minute and hour
  bool is_known = false;    // `date` means something; its year may still be kNoYear
  bool is_resolved = true;  // no anchor was wanted that was not there
  bool is_impossible = false;
  bool is_contradiction = false;
  bool is_before_christ = false;
  AnchorUse used = AnchorUse::none;
  Unit unit = Unit::none;  // distance for what stays unresolved
  int steps = 0;
};

// The season of `p` as the first day of its first month; it is winter in December.
void place_season(const Point& p, const Context& c, int year, CalendarPlace& out);

// 25 is 2025, 45 is 1945; kNoYear stays.
int full_year(const Point& p);
// -1 last, 0 this, 1 next.
int step(Which w);
// Does it count from the last date named in the text?
bool counts_from_text(Which w);

}  // namespace jernih::times
