// Sets: "setiap hari", "every 2 weeks", "dua kali seminggu", "seminggu sekali".
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {

// setiap Senin, every Tuesday at 7 pm, "setiap Senin-Jumat"; the weekday stands at `i`.
std::size_t Grammar::every_weekday(std::size_t i, TimeExpression& out) const {
  std::size_t j = i + 1;
  out.from.weekday = a_[i].weekday;
  const bool has_and = is(j, Link::and_) && is(j + 1, Kind::weekday) && a_[j + 1].is_capital &&
                       a_[j + 1].weekday == out.from.weekday % 7 + 1;  // Sabtu dan Minggu
  if (const std::size_t last = has_and ? j + 1 : joint(j, false);
      last != 0 && is(last, Kind::weekday) && a_[last].name_form == Form::full) {
    out.to.weekday = a_[last].weekday;
    out.is_range = true;
    j = last + 1;
  }
  if (is(j, Kind::part)) {
    out.from.part = a_[j].part;
    ++j;
  }
  Point more = out.from;
  if (const std::size_t k = clock(is(j, Mark::comma) ? j + 1 : j, false, more)) {
    out.from = more;
    return k;
  }
  return j;
}

// setiap pagi, "setiap malam Jumat"; the part of the day stands at `i`.
std::size_t Grammar::every_part(std::size_t i, TimeExpression& out) const {
  if (a_[i].part == Part::night && !a_[i].is_english) {
    Point eve;
    const std::size_t k = weekday(i, eve);
    if (k != 0 && eve.is_eve && eve.weekday_which == Which::none) {
      out.from = eve;
      return k;
    }
  }
  out.from.part = a_[i].part;
  return is(i + 1, Kind::day_intro) && !is(i + 2, Kind::weekday) ? i + 2 : i + 1;
}

// setiap hari, every year, "setiap jam 7", "setiap hari pukul 10.00-22.00"; the unit stands at `i`.
std::size_t Grammar::every_unit(std::size_t i, TimeExpression& out) const {
  Point time;
  if (is(i, Kind::clock_intro) &&
      (is(i + 1, Kind::number) || is(i + 1, Kind::dotted_clock) || is(i + 1, Kind::clock)))
    if (const std::size_t k = clock(i, true, time)) {
      out.from = time;
      return k;
    }
  time = {};
  if (a_[i].unit == Unit::day)
    if (const std::size_t k = clock(is(i + 1, Mark::comma) ? i + 2 : i + 1, false, time)) {
      out.from = time;
      return k;
    }
  out.amounts[0] = {};
  out.amounts[0].unit = a_[i].unit;
  out.amount_count = 1;
  return i + 1;
}

// setiap tanggal 1, "setiap tanggal 17 Agustus"; the introduction stands at `i`.
std::size_t Grammar::every_date(std::size_t i, TimeExpression& out) const {
  int day = 0;
  const std::size_t k = day_number(i + 1, day);
  if (k == 0) return 0;
  out.from.day = static_cast<std::uint8_t>(day);
  if (!is(k, Kind::month)) return k;
  out.from.month = a_[k].month;
  return k + 1;
}

// The second and further days of "setiap Senin, Rabu, dan Jumat"; "on Mondays".
bool Grammar::is_repeated(std::size_t i) const {
  if (is(i, Kind::weekdays)) return i > 0 && a_[i - 1].is(Link::on);
  if (!is(i, Kind::weekday) || a_[i].name_form != Form::full || !a_[i].is_capital) return false;
  std::size_t k = i;
  while (k >= 2) {
    std::size_t mark = k - 1;
    if (is(mark, Link::and_) && is(mark - 1, Mark::comma)) --mark;
    if (mark == 0 || !(is(mark, Link::and_) || is(mark, Mark::comma))) break;
    if (!is(mark - 1, Kind::weekday)) break;
    k = mark - 1;
  }
  if (k > 0 && k < i && is(k - 1, Kind::day_intro)) --k;
  return k < i && k > 0 && is(k - 1, Kind::every);
}

std::size_t Grammar::every(std::size_t i, TimeExpression& out) const {
  if (is_repeated(i)) {
    out.shape = Shape::set;
    return every_weekday(i, out);
  }
  if (!is(i, Kind::every)) return 0;
  std::size_t j = i + 1;
  if (is(j, Kind::day_intro) && is(j + 1, Kind::weekday)) ++j;
  out.shape = Shape::set;
  // minggu is a week, Minggu Sunday
  const bool is_weekday = is(j, Kind::weekday) && a_[j].name_form == Form::full &&
                          (!a_[j].is(Kind::unit) || a_[j].is_capital || j > i + 1);
  if (is_weekday) return every_weekday(j, out);
  if (is(j, Kind::part)) return every_part(j, out);
  // every other week, every second day
  const bool is_second = is(j, Link::other) || (is(j, Kind::ordinal) && a_[j].value == 2);
  if (is_second && a_[i].is_english && is(j + 1, Kind::unit) && a_[j + 1].unit_form == Form::full) {
    out.amounts[0] = {};
    out.amounts[0].milli = 2000;
    out.amounts[0].unit = a_[j + 1].unit;
    out.amount_count = 1;
    return j + 2;
  }
  if (is(j, Kind::unit) && a_[j].unit_form != Form::narrow && a_[j].unit != Unit::none)
    return every_unit(j, out);
  if (is(j, Kind::number) || is(j, Kind::amount) || is(j, Kind::quantity)) {
    const std::size_t k = amounts(j, out);
    return k != 0 && is(k, Kind::times_a) && a_[k].value == 1 ? k + 1 : k;
  }
  if (is(j, Kind::month) && a_[j].name_form == Form::full) {
    out.from.month = a_[j].month;
    return j + 1;
  }
  if (is(j, Kind::period) && a_[j].unit != Unit::season && a_[j].unit_form != Form::narrow) {
    out.from.nth = static_cast<std::uint8_t>(a_[j].value);  // setiap triwulan pertama
    out.from.nth_unit = a_[j].unit;
    return j + 1;
  }
  if (is(j, Kind::date_intro)) return every_date(j, out);
  Point time;
  const std::size_t k = is(j, Kind::clock_intro) ? clock(j, true, time) : 0;
  if (k != 0) out.from = time;
  return k;
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
    if (is_whole(j, 1, 1) && is(j + 1, Kind::amount)) ++j;  // 3x1 sehari: one each time
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
