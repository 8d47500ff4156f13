// Sets: "setiap hari", "every 2 weeks", "dua kali seminggu", "seminggu sekali".
#include "stages/find_times/grammar.h"

namespace jernih::times {

std::size_t Grammar::every(std::size_t i, TimeExpression& out) const {
  if (!is(i, Kind::every)) return 0;
  std::size_t j = i + 1;
  if (is(j, Kind::day_intro) && is(j + 1, Kind::weekday)) ++j;
  out.shape = Shape::set;
  // minggu is a week, Minggu Sunday
  const bool is_weekday = is(j, Kind::weekday) && a_[j].name_form == Form::full &&
                          (!a_[j].is(Kind::unit) || a_[j].is_capital || j > i + 1);
  if (is_weekday) {
    out.from.weekday = a_[j].weekday;
    ++j;
    if (const std::size_t last = joint(j, false);
        last != 0 && is(last, Kind::weekday) && a_[last].name_form == Form::full) {
      out.to.weekday = a_[last].weekday;
      out.is_range = true;
      j = last + 1;
    }
    Point more = out.from;
    if (is(j, Kind::part)) {
      out.from.part = a_[j].part;
      ++j;
    }
    more = out.from;
    if (const std::size_t k = clock(is(j, Mark::comma) ? j + 1 : j, false, more)) {
      out.from = more;
      j = k;
    }
    return j;
  }
  if (is(j, Kind::part) && a_[j].part == Part::night && !a_[j].is_english) {
    Point eve;  // setiap malam Jumat
    if (const std::size_t k = weekday(j, eve);
        k != 0 && eve.is_eve && eve.weekday_which == Which::none) {
      out.from = eve;
      return k;
    }
  }
  if (is(j, Kind::part)) {
    out.from.part = a_[j].part;
    return is(j + 1, Kind::day_intro) && !is(j + 2, Kind::weekday) ? j + 2 : j + 1;
  }
  if (is(j, Kind::unit) && a_[j].unit_form != Form::narrow && a_[j].unit != Unit::none) {
    // "setiap tanggal 1", "setiap tahun 2024": the unit introduces something else
    if (is(j, Kind::clock_intro) &&
        (is(j + 1, Kind::number) || is(j + 1, Kind::dotted_clock) || is(j + 1, Kind::clock))) {
      Point time;
      if (const std::size_t k = clock(j, true, time)) {
        out.from = time;
        return k;
      }
    }
    if (a_[j].unit == Unit::day) {  // every day 10:00-22:00
      Point time;
      if (const std::size_t k = clock(is(j + 1, Mark::comma) ? j + 2 : j + 1, false, time)) {
        out.from = time;
        return k;
      }
    }
    out.amounts[0] = {};
    out.amounts[0].unit = a_[j].unit;
    out.amount_count = 1;
    return j + 1;
  }
  if (is(j, Kind::number) || is(j, Kind::amount) || is(j, Kind::quantity)) {
    const std::size_t k = amounts(j, out);
    if (k == 0) return 0;
    return is(k, Kind::times_a) && a_[k].value == 1 ? k + 1 : k;
  }
  if (is(j, Kind::month) && a_[j].name_form == Form::full) {
    out.from.month = a_[j].month;
    return j + 1;
  }
  if (is(j, Kind::date_intro)) {
    int day = 0;
    const std::size_t k = day_number(j + 1, day);
    if (k == 0) return 0;
    out.from.day = static_cast<std::uint8_t>(day);
    if (is(k, Kind::month)) {
      out.from.month = a_[k].month;
      return k + 1;
    }
    return k;
  }
  if (is(j, Kind::clock_intro)) {
    Point time;
    if (const std::size_t k = clock(j, true, time)) {
      out.from = time;
      return k;
    }
  }
  return 0;
}

// "dua kali seminggu", "3 times a month", "twice per week", "sekali dalam setahun"; also the other
// way round: "seminggu dua kali", "2 minggu sekali".
std::size_t Grammar::times_per(std::size_t i, TimeExpression& out) const {
  std::int64_t times = 0;
  std::size_t j = i;
  if (is(j, Kind::times_a)) {
    times = a_[j].value;
    ++j;
  } else if (is_whole(j, 1, 1000) && is(j + 1, Kind::times)) {
    times = a_[j].whole();
    j += 2;
  }
  out.shape = Shape::set;
  if (times > 0) {
    const bool has_per =
        is(j, Link::per) || is(j, Kind::in) || is(j, Link::a) || is(j, Kind::every);
    if (has_per) ++j;
    if (has_per && is(j, Link::a)) ++j;
    const bool has_unit = is(j, Kind::amount) || (has_per && is(j, Kind::unit));
    if (!has_unit && !(has_per && is(j, Kind::number))) return 0;
    if (is(j, Kind::unit)) {
      out.amounts[0] = {};
      out.amounts[0].unit = a_[j].unit;
      out.amount_count = 1;
      out.times = times;
      return j + 1;
    }
    const std::size_t end = amounts(j, out);
    if (end == 0 || out.amounts[0].vague != Vague::none) return 0;
    if (is(end, Kind::window_past) || is(end, Kind::window_next)) return 0;
    out.times = times;
    return end;
  }
  const std::size_t end = amounts(i, out);
  if (end == 0 || out.amount_count != 1 || out.amounts[0].vague != Vague::none) return 0;
  if (is(end, Kind::times_a) && !a_[end].is_english) {
    out.times = out.amounts[0].milli == 1000 ? a_[end].value : 0;
    return end + 1;
  }
  if (is(i, Kind::amount) && is_whole(end, 1, 1000) && is(end + 1, Kind::times)) {
    out.times = a_[end].whole();
    return end + 2;
  }
  return 0;
}

std::size_t Grammar::set(std::size_t i, TimeExpression& out) const {
  if (const std::size_t k = every(i, out)) return k;
  out = {};
  return times_per(i, out);
}

}  // namespace jernih::times
