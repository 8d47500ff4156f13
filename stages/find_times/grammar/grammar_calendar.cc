// Calendar phrases: pieces of dates, days and clock times in whatever order and with whatever marks
// between.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
namespace {

// What a calendar phrase has so far; a phrase needs at least one sure piece.
enum Weight : std::uint32_t {
  kSure = 1,
  kWeak = 2,
  kDatePiece = 4,
  kClockPiece = 8,
  kPartPiece = 16
};

}  // namespace

// (21/8/2025), (17 Agustus), ( Sabtu, 3/5 )
std::size_t Grammar::bracket(std::size_t i, Point& out) const {
  if (!is(i, Mark::open)) return 0;
  std::size_t j = i + 1;
  Point inside;
  if (out.weekday == 0)
    if (const std::size_t k = weekday(j, inside)) j = is(k, Mark::comma) ? k + 1 : k;
  if (inside.weekday_which != Which::none || inside.unit != Unit::none) return 0;
  const std::size_t end = date(j, inside);
  if (end == 0 || (!inside.has_date() && inside.month == 0)) return 0;
  std::size_t close = end;
  Point with_clock = inside;
  if (const std::size_t k = clock(is(close, Mark::comma) ? close + 1 : close, false, with_clock)) {
    close = k;
    inside = with_clock;
  }
  if (!is(close, Mark::close)) return 0;
  Point merged = inside;
  merged.weekday = out.weekday != 0 ? out.weekday : inside.weekday;
  merged.weekday_which = out.weekday_which;
  merged.days = out.days;
  merged.text_days = out.text_days;
  merged.part = out.part;
  merged.is_eve = out.is_eve;
  merged.part_which = out.part_which;
  merged.unit = out.unit;
  merged.unit_which = out.unit_which;
  if (!inside.clock.is_set()) merged.clock = out.clock;
  if (out.zone != kNoZone) merged.zone = out.zone;
  merged.is_bracketed = true;
  out = merged;
  return close + 1;
}

// One more piece of a calendar phrase at `i`.
std::size_t Grammar::piece(std::size_t i, Point& out, std::uint32_t& weight) const {
  const Point before = out;
  const bool has_day =
      out.has_date() || out.days != kNoDays || out.text_days != kNoDays || out.day != 0;
  if (out.weekday == 0) {
    if (const std::size_t k = weekday(i, out)) {
      const bool ok = !(out.is_eve && (before.part != Part::none || has_day));
      if (ok) {
        const bool is_short = is(i, Kind::weekday) && a_[i].name_form != Form::full;
        weight |= is_short ? kWeak : kSure;
        if (is_short && a_[i].month == 0) out.is_part_after_date = before.is_part_after_date;
        return k;
      }
    }
    out = before;
  }
  const bool may_date = !has_day || (out.days != kNoDays && out.weekday != 0);
  if (may_date && out.day == 0 && out.month == 0) {
    if (const std::size_t k = date(i, out)) {
      weight |= kSure | kDatePiece;
      return k;
    }
    out = before;
  }
  // Minggu malam kemarin, "Jumat malam lalu"
  if (out.weekday != 0 && out.part != Part::none && !has_day && is(i, Kind::ref_last) &&
      out.weekday_which == Which::none && out.unit == Unit::none && !out.is_eve) {
    out.weekday_which = Which::last;
    return i + 1;
  }
  if (!has_day || (out.has_date() && out.days == kNoDays && out.part == Part::none)) {
    if (const std::size_t k = day(i, out))
      if (!(before.part != Part::none && out.part != before.part) &&
          !(before.weekday != 0 && is(i, Kind::daypart) && a_[i].value != 0)) {
        weight |= kSure;
        if (out.part != before.part && !ends_in_half(i)) settle_hour(out);  // 8 o'clock tonight
        return k;
      }
    out = before;
  }
  if (!out.clock.is_set()) {
    if (weight == 0 && (is(i, Kind::later_today) || is(i, Kind::earlier_today)) &&
        is(i + 1, Kind::clock_intro)) {
      if (const std::size_t k = clock(i + 1, true, out)) {  // nanti jam 8 malam
        weight |= kSure | kClockPiece;
        out.days = 0;
        return k;
      }
      out = before;
    }
    if (const std::size_t k = clock(i, weight == 0, out)) {
      // "ronda malam jam 11-3 malam": the first part is no part of it
      if (weight == kPartPiece && !before.is_eve && ends_in_half(k)) return 0;
      weight |= kSure | kClockPiece;
      if (out.part != Part::none && !ends_in_half(k)) settle_hour(out);
      return k;
    }
    out = before;
  }
  // "04:29 Subuh 04:39": the part names the clock time behind it
  const bool names_next = out.clock.is_set() && is(i, Kind::part) &&
                          (is(i + 1, Kind::clock) || is(i + 1, Kind::dotted_clock));
  if (out.part == Part::none && !names_next && !(out.clock.is_set() && out.clock_to.is_set())) {
    if (const std::size_t k = part(i, out)) {
      const bool has_today = out.part_which != Which::none || out.text_days != before.text_days;
      const bool is_own =
          is(i, Kind::part) && (a_[i].part == Part::midnight || a_[i].part == Part::early_morning);
      weight |= kPartPiece | (has_today || is_own ? kSure : 0u);
      out.is_part_after_date = before.has_date();
      if (!ends_in_half(i)) settle_hour(out);
      return k;
    }
    out = before;
  }
  // Jumat malam pekan lalu
  if (out.weekday != 0 && out.part != Part::none && !out.has_date() && out.unit == Unit::none &&
      out.weekday_which == Which::none) {
    Point week;
    const std::size_t k = unit_reference(i, week);
    if (k != 0 && week.unit == Unit::week && week.edge == Edge::none) {
      out.unit = Unit::week;
      out.unit_which = week.unit_which;
      return k;
    }
  }
  const bool may_zone = (weight & kPartPiece) != 0 || (weight & kClockPiece) != 0;
  if (out.zone == kNoZone && may_zone && (weight & kSure) != 0)
    if (const std::size_t k = zone(i, out)) return k;
  if (!out.is_bracketed && !out.has_date() && (weight & (kSure | kWeak)) != 0 &&
      (weight & kDatePiece) == 0) {
    if (const std::size_t k = bracket(i, out)) {
      weight |= kSure | kDatePiece;
      return k;
    }
    out = before;
  }
  return 0;
}

// the morning of 14 February
std::size_t Grammar::part_of_date(std::size_t i, Point& out) const {
  const std::size_t j = is(i, Link::the) ? i + 1 : i;
  if (!is(j, Kind::part) || !a_[j].is_english || !is(j + 1, Link::of)) return 0;
  Point day;
  const std::size_t end = date(j + 2, day);
  if (end == 0 || !day.has_date()) return 0;
  out = day;
  out.part = a_[j].part;
  out.is_part_after_date = true;
  return end;
}

std::size_t Grammar::calendar(std::size_t i, Point& out) const {
  if (const std::size_t k = part_of_date(i, out)) return k;
  std::uint32_t weight = 0;
  std::size_t end = 0;
  Point kept;
  for (std::size_t j = i, step = 0; step < 10; ++step) {
    std::size_t k = piece(j, out, weight);
    if (k == 0 && end != 0) {
      // Marks and small words between pieces.
      std::size_t next = end;
      const bool is_mark = is(next, Mark::comma) || is(next, Mark::pipe) || is(next, Mark::dash) ||
                           (is(next, Mark::slash) && !a_[next].is_glued);
      if (is_mark) ++next;
      if (is_mark && is(next, Mark::pipe)) ++next;
      if (is(next, Link::on) || (is(next, Link::at) && !is(next + 1, Kind::part))) ++next;
      const bool is_dash = is(end, Mark::dash);
      const bool has_about = is(next, Kind::mod) && a_[next].modifier == Modifier::about &&
                             !out.clock.is_set() && in(next + 1) &&
                             (a_[next + 1].is_any(bit(Kind::clock_intro) | bit(Kind::clock)) ||
                              is(next + 2, Kind::meridiem));
      if (has_about) ++next;
      if (next != end) {
        const std::uint32_t had = weight;
        Point with = out;
        k = piece(next, with, weight);
        const bool adds_clock = with.clock.is_set() && !out.clock.is_set();
        const bool adds_date = with.has_date() && !out.has_date();
        const bool adds_weekday = with.weekday != out.weekday;
        const bool ok =
            k != 0 &&
            (adds_clock || adds_date || (adds_weekday && !is_dash && out.weekday == 0) ||
             (is(end, Mark::comma) && with.days != out.days)) &&
            !(is_dash && !(adds_clock && out.has_date()) &&
              !(adds_date && out.weekday != 0 && !a_[end].is_glued)) &&
            !(adds_weekday && with.weekday_which != Which::none && out.has_date());
        if (ok) {
          out = with;
          out.is_clock_about = out.is_clock_about || has_about;
        } else {
          weight = had;
          k = 0;
        }
      }
    }
    if (k == 0 && end != 0 && is(end, Mark::comma) && out.has_date() && !out.clock.is_set() &&
        is(end + 1, Kind::part) && a_[end + 1].part == Part::midnight && a_[end + 1].is_english) {
      out.clock = {0, 0, -1};  // a formatter's "22 August, midnight"
      k = end + 2;
    }
    // "(28/12/2014) sore": the bracket opens before the first atom.
    if (k == 0 && end == i + 1 && out.has_date() && out.part == Part::none &&
        is(end, Mark::close) && is(end + 1, Kind::part) && is_in_brackets(i, end)) {
      out.part = a_[end + 1].part;
      out.is_part_after_date = true;
      k = end + 2;
    }
    if (k == 0 && end != 0 && out.has_date() && !out.clock.is_set() && is(end, Mark::open)) {
      Point with = out;  // 30 September 2025 (23:59 WIB)
      const std::size_t close = clock(end + 1, false, with);
      if (close != 0 && is(close, Mark::close)) {
        out = with;
        k = close + 1;
      }
    }
    if (k == 0) break;
    end = j = k;
    kept = out;
  }
  if (end == 0) return 0;
  out = kept;
  // Wed Mar 18 07:41:05 WIB 2026
  if (out.has_date() && out.year == kNoYear && out.clock.second >= 0 && is_year(end) &&
      a_[end].digits == 4) {
    out.year = static_cast<int>(a_[end].whole());
    ++end;
  }
  if ((weight & kSure) != 0) return end;
  if ((weight & kPartPiece) != 0 && begins_segment(i) && ends_segment(end) && !a_[i].is_capital)
    return end;
  // A short weekday alone counts only as a whole line.
  return (weight & kWeak) != 0 && begins_segment(i) && ends_segment(end) && a_[i].is_capital ? end
                                                                                             : 0;
}

}  // namespace jernih::times
