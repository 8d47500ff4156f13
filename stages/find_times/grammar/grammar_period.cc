// Weeks, months and years as wholes, their parts, decades, centuries, named days.
#include "stages/find_times/grammar/grammar.h"
#include "stages/find_times/grammar/longest.h"

namespace jernih::times {

std::size_t Grammar::which_before(std::size_t i, Which& out) const {
  std::size_t j = i;
  if (is(j, Link::the)) ++j;
  if (is(j, Kind::pre_last))
    out = Which::last;
  else if (is(j, Kind::pre_next))
    out = Which::next;
  else if (is(j, Kind::pre_this))
    out = Which::current;
  else if (is(j, Kind::pre_that))
    out = Which::that;
  else
    return 0;
  return j + 1;
}

std::size_t Grammar::which_after(std::size_t i, Which& out) const {
  if (!in(i)) return 0;
  const Atom& a = a_[i];
  const bool is_second = a.value == 2 && a.is_english;  // the week after next
  if (a.is(Kind::ref_last) && is_second)
    out = Which::before_last;
  else if (a.is(Kind::ref_next) && is_second)
    out = Which::after_next;
  else if (a.is(Kind::ref_last))
    out = Which::last;
  else if (a.is(Kind::ref_this))
    out = Which::current;
  else if (a.is(Kind::ref_next))
    out = Which::next;
  else if (a.is(Kind::ref_prev))
    out = Which::previous;
  else if (a.is(Kind::ref_following))
    out = Which::following;
  else if (a.is(Kind::ref_that))
    out = Which::that;
  else
    return 0;
  return i + 1;
}

// A number too large to be read stands before atom i: what follows is counted by it.
bool Grammar::is_behind_lost_number(std::size_t i) const {
  const std::size_t first = a_[i].first_token;
  return first > 0 && around_.tokens[first - 1].kind == TokenKind::number &&
         (i == 0 || a_[i - 1].end_token != first);
}

// minggu lalu, this month, tahun depan, "bulan yang sama"
std::size_t Grammar::unit_reference(std::size_t i, Point& out) const {
  std::size_t j = i;
  Which which = Which::none;
  if (const std::size_t k = which_before(j, which)) {
    if (!is(k, Kind::unit) || a_[k].unit_form == Form::narrow) return 0;
    if (a_[k].unit < Unit::weekend &&
        (which != Which::current || a_[k].unit < Unit::minute || a_[k].unit == Unit::day))
      return 0;
    // "the last quarter of 2023" is no last quarter
    if (which == Which::last && is(k + 1, Link::of) &&
        (is_year(k + 2) || is(k + 2, Kind::month) || is(k + 2, Link::the)))
      return 0;
    out.unit = a_[k].unit;
    out.unit_which = which;
    return k + 1;
  }
  if (is(j, Link::the) && is(j + 1, Kind::unit) && in(j + 2) && a_[j + 2].is_english &&
      a_[j + 2].is_any(bit(Kind::ref_last) | bit(Kind::ref_next)))
    ++j;  // the week after next
  if (!is(j, Kind::unit) || a_[j].unit_form == Form::narrow) return 0;
  const bool is_clock_unit = a_[j].unit == Unit::minute || a_[j].unit == Unit::hour;
  if (a_[j].unit < Unit::weekend && !(is_clock_unit && is(j + 1, Kind::ref_this))) return 0;
  if (is_behind_lost_number(j)) return 0;
  out.unit = a_[j].unit;
  const std::size_t end = which_after(j + 1, which);
  if (end == 0 && a_[j].unit == Unit::weekend && a_[j].at.size() > 8) return j + 1;  // akhir pekan
  if (end == 0) return 0;
  if (which == Which::following && begins_segment(i) && ends_segment(end))
    which = Which::next;  // a label
  out.unit_which = which;
  return end;
}

std::size_t Grammar::period_core(std::size_t i, Point& out) const {
  if (!in(i)) return 0;
  // What each kind of period can begin with; "the" before nearly all.
  constexpr std::uint64_t kWhich =
      bit(Kind::pre_last) | bit(Kind::pre_next) | bit(Kind::pre_this) | bit(Kind::pre_that);
  constexpr std::uint64_t kEra =
      bit(Kind::year_intro) | bit(Kind::unit) | bit(Kind::decade_word) | bit(Kind::ordinal);
  constexpr std::uint64_t kCounted =
      bit(Kind::unit) | bit(Kind::ordinal) | bit(Kind::weekday) | bit(Kind::pre_last);
  constexpr std::uint64_t kNear = bit(Kind::unit) | bit(Kind::number) | bit(Kind::amount);
  const Atom& a = a_[i];
  const bool has_the = a.is(Link::the);
  Longest longest(out);
  if (has_the || a.is_any(kEra) || a.is_decade || a.is(Link::decade_intro) ||
      a.is(Mark::apostrophe))
    longest.offer(decade_or_century(i, out));
  if (has_the || a.is_any(kWhich | bit(Kind::period))) longest.offer(part_of_year(i, out));
  if (has_the || a.is_any(bit(Kind::unit) | bit(Kind::ordinal))) {
    longest.offer(week_of_year(i, out));
  }
  if (has_the || a.is_any(kCounted)) longest.offer(nth_in_month(i, out));
  if (has_the || a.is_any(kWhich | bit(Kind::unit))) {
    longest.offer(last_part(i, out));
    longest.offer(unit_reference(i, out));
  }
  if (a.is_any(bit(Kind::holiday) | bit(Kind::day_intro))) longest.offer(holiday(i, out));
  if (a.is_any(kNear) || a.is(Link::a)) longest.offer(near_holiday(i, out));
  if (has_the || a.is_any(bit(Kind::year_intro) | bit(Kind::number)))
    longest.offer(year(i, false, out));
  return longest.take();
}

// "earlier this week", "later today", "later that day"
std::size_t Grammar::later_part(std::size_t i, Point& out) const {
  const std::size_t j = i + 1;
  std::size_t end = unit_reference(j, out);
  const bool is_here = out.unit_which == Which::current || out.unit_which == Which::that;
  if (end != 0 && (!is_here || out.unit < Unit::week)) return 0;
  if (end == 0) {
    out = {};
    end = day(j, out);
    if (out.days != 0 && out.text_days != 0) return 0;
    if (out.part != Part::none) return 0;
  }
  out.edge = a_[i].edge;
  return end;
}

// A period, or its beginning, middle or end: "awal Agustus 2025", "mid-2023", "akhir tahun".
std::size_t Grammar::period(std::size_t i, Point& out) const {
  if (!is(i, Kind::edge)) return period_core(i, out);
  const Edge edge = a_[i].edge;
  std::size_t j = i + 1;
  if (edge == Edge::sooner || edge == Edge::afterwards) return later_part(i, out);
  if (edge != Edge::mid && a_[i].is_english && is(j, Kind::weekday) &&
      a_[j].name_form == Form::full) {  // early Tuesday morning
    const std::size_t day = weekday(j, out);
    out.edge = edge;
    if (day == 0 || !is(day, Kind::part)) return day;
    out.part = a_[day].part;
    return day + 1;
  }
  if (is(j, Mark::dash) && a_[j].is_glued) ++j;
  Point core;
  std::size_t end = period_core(j, core);
  Point other;
  if (const std::size_t k = month(j, other); k > end) {
    end = k;
    core = other;
  }
  other = {};
  if (const std::size_t k = year(j, true, other); k > end) {
    end = k;
    core = other;
  }
  if (end == 0 && is(j, Kind::unit) && a_[j].unit >= Unit::week &&
      a_[j].unit_form != Form::narrow && !is(i, Kind::number)) {
    core = {};  // the end of the year
    core.unit = a_[j].unit;
    core.unit_which = Which::none;
    end = j + 1;
  }
  if (end == 0 || core.unit == Unit::weekend) return 0;
  out = core;
  out.edge = edge;
  return end;
}

}  // namespace jernih::times
