// Ranges of two points: "1-5 Agustus", "Senin-Jumat", "2019-2021", "2025/2026".
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
namespace {

bool is_date(const Point& p) { return p.month != 0 || p.year != kNoYear; }

// What two ends of a range may share: "21 Agustus – 3 September 2025" has one year.
bool share(Point& from, Point& to) {
  if (to.is_bracketed && !from.is_bracketed) return false;
  if (from.year == kNoYear && from.year_which == Which::none && to.year != kNoYear &&
      from.month != 0) {
    from.year =
        from.month > to.month && to.month != 0 && to.era == Era::common && to.year_digits == 4
            ? to.year - 1
            : to.year;
    from.year_digits = to.year_digits;
  }
  if (from.zone == kNoZone) from.zone = to.zone;
  return true;
}

// Two ends belong together when they are of one kind.
bool fits(const Point& a, const Point& b) {
  if (a.has_date() || b.has_date()) return a.has_date() && b.has_date();
  if (a.month != 0 || b.month != 0) return a.month != 0 && b.month != 0;
  if (a.weekday != 0 || b.weekday != 0) return a.weekday != 0 && b.weekday != 0;
  if (a.year != kNoYear || b.year != kNoYear)
    return a.nth_unit == b.nth_unit && b.year != kNoYear && a.year <= b.year;
  if (a.days != kNoDays || b.days != kNoDays)
    return a.days != kNoDays && b.days != kNoDays && a.days < b.days;
  if (a.decade >= 0) return b.decade > a.decade;
  if (a.century >= 0) return b.century > a.century;
  return a.nth != 0 && b.nth != 0 && a.nth_unit == b.nth_unit;
}

}  // namespace

// A dash, "hingga", "s/d", "sampai" between two ends; "dan" after "antara".
std::size_t Grammar::joint(std::size_t i, bool is_between) const {
  if (is(i, Mark::dash) || is(i, Link::to)) return i + 1;
  return is_between && is(i, Link::and_) ? i + 1 : 0;
}

// 1-5 Agustus 2025, March 10–15, 19-20/8/2025; Selasa-Rabu (19-20/8/2025).
std::size_t Grammar::day_range(std::size_t i, TimeExpression& out) const {
  std::size_t j = i;
  Which which = Which::none;  // last 17–18 August
  if (in(i) && a_[i].is_english && is(i + 1, Kind::number))
    if (const std::size_t k = which_before(i, which); k != 0 && which != Which::that) j = k;
  std::uint8_t weekdays[2] = {0, 0};
  if (is(j, Kind::day_intro) && is(j + 1, Kind::weekday)) ++j;
  if (is(j, Kind::weekday) && a_[j].name_form == Form::full &&
      joint(j + 1, is(j + 3, Mark::open)) != 0) {  // Sabtu dan Minggu (23-24/8)
    const std::size_t second = joint(j + 1, is(j + 3, Mark::open));
    if (!is(second, Kind::weekday)) return 0;
    weekdays[0] = a_[j].weekday;
    weekdays[1] = a_[second].weekday;
    j = second + 1;
    if (is(j, Mark::comma)) ++j;
  }
  const bool has_bracket = is(j, Mark::open);
  if (has_bracket && weekdays[0] == 0) return 0;
  if (has_bracket) ++j;
  if (is(j, Kind::date_intro)) ++j;
  int first = 0;
  std::size_t end = 0;
  if (is(j, Kind::month) && day_number(j + 1, first) != 0 && joint(j + 2, false) != 0) {
    int last = 0;
    const std::size_t day = joint(j + 2, false);
    end = day_number(day, last);
    if (end == 0 || is(end, Kind::month)) return 0;
    out.to.month = a_[j].month;
    out.to.day = static_cast<std::uint8_t>(last);
    if (!a_[j].is_english && a_[j].name_form == Form::full && !is(end, Mark::comma)) return 0;
    if (const std::size_t k = year_after(end, out.to)) end = k;
  } else if (day_number(j, first) != 0 && (joint(j + 1, false) != 0 || is(j + 1, Link::and_))) {
    const std::size_t second = is(j + 1, Link::and_) ? j + 2 : joint(j + 1, false);
    end = written_date(second, out.to);
    if (end == 0) end = numeric_date(second, out.to);
    if (end == 0) return 0;
  } else {
    return 0;
  }
  if (is_labelled(i)) return 0;
  if (has_bracket && !is(end, Mark::close)) return 0;
  if (j > i && which != Which::none && weekdays[0] == 0 && out.to.year == kNoYear)
    out.to.month_which = which;
  out.from = out.to;
  out.from.day = static_cast<std::uint8_t>(first);
  if (out.from.day >= out.to.day) return 0;
  // 23 dan 24 Mei are neighbours
  if (is(j + 1, Link::and_) && out.from.day + 1 != out.to.day) return 0;
  out.from.weekday = weekdays[0];
  out.to.weekday = weekdays[1];
  out.from.is_bracketed = out.to.is_bracketed = has_bracket;
  out.is_range = true;
  out.shape = Shape::calendar;
  return has_bracket ? end + 1 : end;
}

// The phrase [i, end) goes on: "… hingga …".
std::size_t Grammar::range(std::size_t i, std::size_t end, TimeExpression& out) const {
  const bool is_between = i > 0 && a_[i - 1].is(Link::between);
  const std::size_t second = joint(end, is_between);
  if (second == 0 || out.shape != Shape::calendar || out.modifier != Modifier::none) return 0;
  TimeExpression last;
  last.shape = Shape::calendar;
  std::size_t stop = calendar(second, last.from);
  if (out.from.decade >= 0 && is(second, Kind::number) && a_[second].is_decade &&
      a_[second].whole() < 100) {  // tahun 70-an hingga 90-an
    last.from.decade = static_cast<int>(out.from.decade / 10 * 10 + a_[second].whole() / 10);
    stop = second + 1;
  }
  TimeExpression other;
  const std::size_t as_period = period(second, other.from);
  if (as_period > stop) {
    stop = as_period;
    last.from = other.from;
  }
  other = {};
  const std::size_t as_year = year(second, true, other.from);
  if (as_year > stop && out.from.year != kNoYear && !is_date(last.from)) {
    stop = as_year;
    last.from = other.from;
  }
  if (stop == 0 || !fits(out.from, last.from) || out.from.edge != Edge::none) return 0;
  out.to = last.from;
  if (!share(out.from, out.to)) return 0;
  out.is_range = true;
  return stop;
}

// 2025/2026, 2025/26: a season over two years.
std::size_t Grammar::season(std::size_t i, TimeExpression& out) const {
  const YearKind kind = is(i, Kind::year_intro) ? a_[i].year_kind : YearKind::plain;
  if (is(i, Kind::year_intro) && is_year(i + 1)) ++i;
  if (!is_year(i) || a_[i].digits != 4) return 0;
  if (!is(i + 1, Mark::slash) || !a_[i + 1].is_glued || !in(i + 2) || !a_[i + 2].is_plain) return 0;
  const Atom& next = a_[i + 2];
  const std::int64_t year = a_[i].whole();
  const bool is_next = next.digits == 4   ? next.whole() == year + 1
                       : next.digits == 2 ? next.whole() == (year + 1) % 100
                                          : false;
  if (!is_next || year < 1900 || year > 2100 || !ends_freely(i + 3)) return 0;
  out = {};
  out.shape = Shape::calendar;
  out.is_range = true;
  out.from.year = static_cast<int>(year);
  out.from.year_kind = kind;
  out.to.year = out.from.year + 1;
  return i + 3;
}

// Two bare years: 2019-2021, "antara 2019 dan 2021", (1825-1830); gives the first one.
std::size_t Grammar::year_range(std::size_t i, TimeExpression& out) const {
  if (is_labelled(i)) return 0;
  if (const std::size_t k = season(i, out)) return k;
  if (!is_year(i) || a_[i].digits != 4) return 0;
  const bool is_between = i > 0 && a_[i - 1].is(Link::between);
  const std::size_t second = joint(i + 1, is_between);
  if (second == 0 || !is_year(second) || a_[second].digits != 4) return 0;
  const std::int64_t first = a_[i].whole();
  const std::int64_t last = a_[second].whole();
  const bool is_placed = is_between || is_in_brackets(i, second + 1) ||
                         (i > 0 && a_[i - 1].is(Link::from) && a_[i - 1].is(Link::year_prep));
  const std::int64_t least = is_placed || is(i + 1, Link::to) ? 1000 : 1900;
  if (first < least || last <= first || last > 2100 || !ends_freely(second + 1)) return 0;
  out = {};
  out.shape = Shape::calendar;
  out.from.year = static_cast<int>(first);
  return i + 1;
}

// 2018 - sekarang, "Maret 2019–now"; `end` is behind what was read at `i`, 0: nothing
// was. A dash and a vague word follow.
std::size_t Grammar::range_to_now(std::size_t i, std::size_t end, TimeExpression& out) const {
  const bool is_bare_year = end == 0 && is_whole(i, 1900, 2100) && is_year(i) && !is_labelled(i);
  const std::size_t dash = end != 0 ? end : i + 1;
  if (a_[dash + 1].vagueness != Vagueness::now) return 0;
  if (is_bare_year) {
    out = {};
    out.shape = Shape::calendar;
    out.from.year = static_cast<int>(a_[i].whole());
  }
  const bool is_date = out.from.year != kNoYear && out.from.edge == Edge::none;
  if (out.shape != Shape::calendar || out.is_range || !is_date) return 0;
  out.is_range = true;
  out.is_to_now = true;
  return dash + 2;
}

// Mon-Fri, Sen-Jum 08.00-17.00: short names are days when there are two of them.
std::size_t Grammar::weekday_range(std::size_t i, TimeExpression& out) const {
  if (!is(i, Kind::weekday) || a_[i].name_form != Form::short_ || !a_[i].is_capital) return 0;
  std::size_t second = joint(i + 1, false);
  if (second == 0 || !is(second, Kind::weekday) || !a_[second].is_capital) return 0;
  if (a_[second].name_form != Form::short_ || a_[second].weekday == a_[i].weekday) return 0;
  out = {};
  out.shape = Shape::calendar;
  out.is_range = true;
  out.from.weekday = a_[i].weekday;
  if (const std::size_t end = calendar(second, out.to)) {
    if (out.to.weekday == a_[second].weekday && !out.to.has_date()) return end;
  }
  out.to = {};
  out.to.weekday = a_[second].weekday;
  return second + 1;
}

// Agu-Sep 2025: a short name is a month before another that has a year; gives the first one.
std::size_t Grammar::month_range(std::size_t i, TimeExpression& out) const {
  if (!is(i, Kind::month) || a_[i].name_form == Form::full || !a_[i].is_capital) return 0;
  const std::size_t second = joint(i + 1, false);
  Point last;
  if (second == 0 || month(second, last) == 0 || last.year == kNoYear) return 0;
  out = {};
  out.shape = Shape::calendar;
  out.from.month = a_[i].month;
  return i + 1;
}

}  // namespace jernih::times
