// Dates: weekdays, days, months and years in whatever order and with whatever marks between.
#include "stages/find_times/grammar/grammar.h"
#include "stages/find_times/grammar/longest.h"

namespace jernih::times {
// A day of a month in digits or words: 1 to 31.
std::size_t Grammar::day_number(std::size_t i, int& out) const {
  const bool is_roman = is(i, Kind::ordinal) && a_[i].name_form == Form::upper;
  // "periode kedua Februari" is no second of February; English says "the second of February".
  const bool is_word = is(i, Kind::ordinal) && a_[i].digits == 0 && !a_[i].is_english;
  if (is(i, Kind::ordinal) && !is_roman && !is_word && a_[i].value >= 1 && a_[i].value <= 31) {
    out = a_[i].value;
    return i + 1;
  }
  if (!is_whole(i, 1, 31) || a_[i].digits > 2 || a_[i].is_decade) return 0;
  out = static_cast<int>(a_[i].whole());
  return i + 1;
}

// 18/6 is a date beside a weekday, "tanggal", a range's other end, or alone in brackets.
bool Grammar::has_company(std::size_t i, const Point& point) const {
  if (point.weekday != 0 || point.days != kNoDays) return true;
  if (i > 0) {
    const Atom& before = a_[i - 1];
    if (before.is(Kind::date_intro) || (before.mark == Mark::dash && before.is_glued)) return true;
    if (before.is(Kind::weekday) || before.mark == Mark::open) return true;
  }
  constexpr std::size_t kClock = 5;  // hh.mm
  if (in(i + 1) && (begins_segment(i) || a_[i + 1].at.size() == kClock) && ends_segment(i + 2) &&
      a_[i + 1].is_any(bit(Kind::clock) | bit(Kind::dotted_clock)))
    return true;  // 22/8 09.00
  if (const std::size_t k = joint(i + 1, false); k != 0 && is(k, Kind::date)) return true;
  const std::size_t token = a_[i].first_token;
  if (token == 0 || a_[i].end_token >= around_.tokens.size()) return false;
  return slice(around_.text, around_.tokens[token - 1].at) == "(" && is(i + 1, Mark::close);
}

std::size_t Grammar::numeric_date(std::size_t i, Point& out) const {
  if (!in(i)) return 0;
  const Atom& a = a_[i];
  if (a.is(Kind::day_month)) {
    if (!has_company(i, out)) return 0;
    out.day = a.day;
    out.month = a.month;
  } else if (a.is(Kind::date)) {
    if (is_labelled(i)) return 0;  // version 2026.1.2
    out.day = a.day;
    out.month = a.month;
    out.year = a.year;
    out.year_digits = a.year_digits;
    if (a.clock.is_set()) out.clock = a.clock;
    if (a.zone != kNoZone) out.zone = a.zone;
  } else {
    return 0;
  }
  const bool is_iso =
      a.is(Kind::date) && slice(around_.text, a.at).find_first_not_of("0123456789") == 4;
  if (is_iso) {
    const bool is_date = a.month >= 1 && a.month <= 12 && a.day >= 1 && a.day <= 31;
    if (!is_date) out.no_date = '-';
    return i + 1;
  }
  const bool swap = a.month > 12 || (around_.is_month_first && a.day <= 12);
  if (swap) {
    out.day = a.month;
    out.month = a.day;
  }
  out.is_day_unsure = a.day <= 12 && a.month <= 12 && a.day != a.month;
  return out.month >= 1 && out.month <= 12 ? i + 1 : 0;
}

// A year behind day and month: 2025, '45, 45 (only where nothing else is counted), "tahun 2025",
// "tahun lalu", "1447 H".
std::size_t Grammar::year_after(std::size_t i, Point& out) const {
  std::size_t j = i;
  if (is(j, Mark::comma)) ++j;
  if (is(j, Kind::year_intro)) {
    Which which = Which::none;
    if (const std::size_t k = which_after(j + 1, which)) {
      if (out.month == 0) return 0;
      out.year_which = which;
      return k;
    }
    ++j;
  } else if (is(j, Link::of) && is_year(j + 1)) {
    ++j;
  }
  Point reference;  // August this year
  if (j == i && out.month != 0 && in(j) && a_[j].is_english)
    if (const std::size_t k = unit_reference(j, reference))
      if (reference.unit == Unit::year && reference.unit_which != Which::that) {
        out.year_which = reference.unit_which;
        return k;
      }
  if ((is_year(j) || is_whole(j, kOpenEnd, kOpenEnd)) && a_[j].digits == 4) {
    if (j > i && is(i, Mark::comma) && !is(j - 1, Kind::year_intro) && is(j + 1, Kind::unit))
      return 0;
    out.year = static_cast<int>(a_[j].whole());
    out.year_digits = 4;
    return year_number(j, out);
  }
  // 1 Januari 0000, 1 Januari 10000: no year, but nothing else either.
  const bool is_no_year = is_whole(j, 0, 0) || is_whole(j, 10000, 99999);
  if (is_no_year && out.day != 0 && out.month != 0 && a_[j].digits >= 4 && counts_nothing(j + 1)) {
    out.year = static_cast<int>(a_[j].whole());
    return j + 1;
  }
  const bool has_apostrophe = is(j, Mark::apostrophe) && is_whole(j + 1, 0, 99);
  if (has_apostrophe) ++j;
  if (j > i + (has_apostrophe ? 1u : 0u) || !is_whole(j, 0, 99) || a_[j].digits != 2 ||
      out.day == 0)
    return 0;
  const bool has_clock = is(j + 1, Mark::dash) && !a_[j + 1].is_glued && in(j + 2) &&
                         a_[j + 2].is_any(bit(Kind::clock) | bit(Kind::dotted_clock));
  const bool has_dash = is(j + 1, Mark::dash) && !has_clock;  // 22 Agu 25 - 10.15 WIB
  if (!has_apostrophe && (!ends_freely(j + 1) || is(j + 1, Kind::unit) || has_dash ||
                          is(j + 1, Kind::dotted_clock) || is(j + 1, Kind::clock_intro)))
    return 0;
  out.year = static_cast<int>(a_[j].whole());
  out.year_digits = 2;
  return j + 1;
}

// 21 Agustus 2025; 17 Agustus lalu; 1 Muharram 1447 H
std::size_t Grammar::written_date(std::size_t i, Point& out) const {
  int day = 0;
  std::size_t j = i;
  Which before = Which::none;  // last 17 June
  if (const std::size_t k = which_before(j, before)) {
    if (before == Which::that || !is(k, Kind::number) || !is(k + 1, Kind::month)) return 0;
    j = k;
  } else if (is(j, Link::the)) {
    ++j;
  }
  j = day_number(j, day);
  if (j == 0) return 0;
  if (is(j, Link::of))
    ++j;
  else if ((is(j, Mark::dash) || is(j, Mark::stop) || is(j, Mark::slash)) && a_[j].is_glued &&
           is(j + 1, Kind::month))
    ++j;
  else if (is(j, Kind::month_intro) && (is(j + 1, Kind::month) || is(j + 1, Kind::hijri_month)))
    ++j;
  if (is(j, Kind::hijri_month)) {
    out.era = Era::hijri;
    out.month = a_[j].hijri_month;
  } else if (is(j, Kind::month)) {
    if (a_[j].name_form == Form::risky && !a_[j].is_capital && a_[j].is_english &&
        !a_[j].is_indonesian && !is_year(j + 1) && !ends_freely(j + 1))
      return 0;
    out.month = a_[j].month;
  } else {
    return 0;
  }
  out.day = static_cast<std::uint8_t>(day);
  const Atom& month = a_[j++];
  if (month.name_form == Form::short_ && is(j, Mark::stop) && in(j + 1)) ++j;
  if ((is(j, Mark::dash) || is(j, Mark::slash)) && a_[j].is_glued && is_whole(j + 1, 0, 9999) &&
      (a_[j + 1].digits == 4 || a_[j + 1].digits == 2) && j >= 2 && a_[j - 2].mark != Mark::none) {
    out.year = static_cast<int>(a_[j + 1].whole());
    out.year_digits = a_[j + 1].digits;
    return j + 2;
  }
  if (const std::size_t k = year_after(j, out)) return k;
  out.month_which = before;
  if (before != Which::none) return j;
  Which which = Which::none;
  if (const std::size_t k = which_after(j, which))
    if (which != Which::that || is(j, Kind::ref_that)) {
      out.month_which = which == Which::that ? Which::none : which;
      return which == Which::that ? j : k;
    }
  take_year_of_list(j, out);
  return j;
}

// August 21, 2025; August 21st
std::size_t Grammar::month_day(std::size_t i, Point& out) const {
  std::size_t j = i;
  Which which = Which::none;
  if (const std::size_t k = which_before(j, which)) j = k;
  if (!is(j, Kind::month)) return 0;
  const Atom& month = a_[j++];
  if (month.name_form == Form::short_ && is(j, Mark::stop)) ++j;
  if (is(j, Link::the)) ++j;
  int day = 0;
  const std::size_t number = j;
  j = day_number(j, day);
  if (j == 0 || is(j, Kind::month)) return 0;
  if (month.name_form == Form::risky && !month.is_capital) return 0;
  if (!month.is_english && month.name_form == Form::full && !is(number, Kind::ordinal) &&
      !is(j, Mark::comma) && !begins_segment(i) && !around_.is_english)
    return 0;
  if (is(j, Kind::unit) && !is_year(j + 1)) return 0;
  out.month = month.month;
  out.day = static_cast<std::uint8_t>(day);
  out.month_which = which;
  if (const std::size_t k = year_after(j, out)) return k;
  if (is(j, Mark::comma) && is_whole(j + 1, 0, 99) && a_[j + 1].digits == 2 &&
      ends_segment(j + 2)) {
    out.year = static_cast<int>(a_[j + 1].whole());  // Dec 13, 24
    out.year_digits = 2;
    return j + 2;
  }
  const bool has_weekday = i > 1 && is(i - 1, Mark::comma) && is(i - 2, Kind::weekday);
  // "April 7 at 9:09 PM", "Sep 30 - Oct 1": what follows belongs to a date.
  const bool has_clock = (is(j, Link::at) && a_[j].is_english) || is(j, Kind::clock) ||
                         (is(j, Mark::comma) && is(j + 1, Kind::clock));
  const bool has_other = joint(j, false) != 0 && is(joint(j, false), Kind::month) &&
                         is(joint(j, false) + 1, Kind::number);
  const bool is_other = i > 2 && joint(i - 1, false) == i && is(i - 3, Kind::month);
  const bool is_sure = is_other || month.is_english || is(number, Kind::ordinal) ||
                       around_.is_english || has_weekday || has_clock || has_other;
  return is_sure || (ends_segment(j) && (i == 0 || is(i - 1, Mark::comma))) ? j : 0;
}

// 2022, January 10
std::size_t Grammar::year_first(std::size_t i, Point& out) const {
  if (!is_year(i) || a_[i].digits != 4 || !is(i + 1, Mark::comma) || !is(i + 2, Kind::month))
    return 0;
  int day = 0;
  const std::size_t end = day_number(i + 3, day);
  if (end == 0 || is(end, Kind::month) || is(end, Kind::unit)) return 0;
  out.year = static_cast<int>(a_[i].whole());
  out.month = a_[i + 2].month;
  out.day = static_cast<std::uint8_t>(day);
  return end;
}

std::size_t Grammar::date(std::size_t i, Point& out) const {
  std::size_t j = i;
  if (is(j, Kind::date_intro)) ++j;
  if (!in(j)) return 0;
  constexpr std::uint64_t kDigits = bit(Kind::date) | bit(Kind::day_month);
  constexpr std::uint64_t kDay = bit(Kind::number) | bit(Kind::ordinal);
  constexpr std::uint64_t kMonth =
      bit(Kind::month) | bit(Kind::hijri_month) | bit(Kind::month_intro) | bit(Kind::pre_last) |
      bit(Kind::pre_next) | bit(Kind::pre_this) | bit(Kind::pre_that) | bit(Kind::unit);
  const Atom& a = a_[j];
  const bool has_the = a.is(Link::the);
  Longest longest(out);
  if (a.is_any(kDigits)) longest.offer(numeric_date(j, out));
  if (a.is(Kind::number)) longest.offer(year_first(j, out));
  if (a.is(Kind::number) && is(j + 1, Mark::slash)) {
    longest.offer(slashed_date(j, out));
    longest.offer(slashed_month(j, out));
  }
  const bool has_which = a.is_any(kMonth) && is(j + 1, Kind::number);  // last 17 June
  if (has_the || has_which || a.is_any(kDay)) longest.offer(written_date(j, out));
  if (a.is(Kind::number)) longest.offer(day_of_list(j, out));
  if (has_the || a.is_any(kMonth)) {
    longest.offer(month_day(j, out));
    longest.offer(month(j, out));
  }
  if (has_the || j > i || a.is_any(kDay | kMonth)) longest.offer(day_of_month(i, out));
  return longest.take();
}

}  // namespace jernih::times
