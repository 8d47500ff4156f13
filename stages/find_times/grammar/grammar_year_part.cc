// Parts of years and months: quarters, seasons, numbered weeks, the first Monday of September.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {

// musim panas lalu, "last summer", "the winter of 2013-14"; the name of the season stands at `i`
// and `end` is what part_of_year() made of it.
std::size_t Grammar::season_of_year(std::size_t i, std::size_t end, Point& out) const {
  if (end == 0) {
    const std::size_t k = which_after(i + 1, out.month_which);
    return k != 0 && !is(i + 1, Kind::ref_that) ? k : 0;
  }
  const bool has_next = end > i && (is(end, Mark::dash) || is(end, Mark::slash)) &&
                        a_[end].is_glued && is_whole(end + 1, 0, 99) && a_[end + 1].digits == 2 &&
                        out.year != kNoYear && a_[end + 1].whole() == (out.year + 1) % 100;
  return has_next ? end + 2 : end;
}

// kuartal II 2025, Q3 this year, triwulan III tahun ini, summer 2025
std::size_t Grammar::part_of_year(std::size_t i, Point& out) const {
  Which which = Which::none;
  if (const std::size_t k = which_before(i, which)) {
    if (!is(k, Kind::period) || a_[k].unit != Unit::season || which == Which::that) return 0;
    out.nth = static_cast<std::uint8_t>(a_[k].value);
    out.nth_unit = Unit::season;
    out.month_which = which;
    return k + 1;
  }
  if (is(i, Link::the) && is(i + 1, Kind::period) && a_[i + 1].unit == Unit::season &&
      is(i + 2, Link::of))
    ++i;
  if (!is(i, Kind::period)) return 0;
  if (a_[i].unit != Unit::season) return numbered_part(i, out);
  return season_of_year(i, numbered_part(i, out), out);
}

// the last quarter of 2023, kuartal terakhir 2023
std::size_t Grammar::last_part(std::size_t i, Point& out) const {
  const std::size_t j = is(i, Link::the) ? i + 1 : i;
  const bool is_last = is(j, Kind::pre_last) && is(j + 1, Kind::unit);
  const std::size_t unit = is_last ? j + 1 : j;
  if (!is(unit, Kind::unit) || (!is_last && !is(unit + 1, Kind::window_past))) return 0;
  const bool is_quarter = a_[unit].unit == Unit::quarter;
  if (!is_quarter && a_[unit].unit != Unit::half) return 0;
  std::size_t of = unit + (is_last ? 1 : 2);
  if (is(of, Link::of)) ++of;
  if (!is_year(of) && !is(of, Kind::year_intro)) return 0;
  out.nth = is_quarter ? 4 : 2;
  out.nth_unit = a_[unit].unit;
  return year(of, true, out);
}

std::size_t Grammar::numbered_part(std::size_t i, Point& out) const {
  out.nth = static_cast<std::uint8_t>(a_[i].value);
  out.nth_unit = a_[i].unit;
  std::size_t j = i + 1;
  if (is(j, Link::of) || is(j, Mark::dash) || is(j, Mark::slash) || is(j, Mark::comma) ||
      is(j, Kind::in))
    ++j;
  if (is(j, Link::the)) ++j;
  if (is(j, Mark::apostrophe) && is_whole(j + 1, 0, 99)) {
    out.year = static_cast<int>(a_[j + 1].whole());
    out.year_digits = 2;
    return j + 2;
  }
  if (const std::size_t k = year(j, true, out)) return k;
  if (is_whole(j, 0, 99) && a_[j].digits == 2 && (a_[j].is_glued || is(j - 1, Mark::slash))) {
    out.year = static_cast<int>(a_[j].whole());  // 3Q25
    out.year_digits = 2;
    return j + 1;
  }
  Point reference;
  if (const std::size_t k = unit_reference(j, reference))
    if (reference.unit == Unit::year) {
      out.year_which = reference.unit_which;
      return k;
    }
  const bool is_sure = a_[i].is_indonesian && a_[i].unit_form != Form::narrow &&
                       a_[i].unit != Unit::season &&
                       (a_[i].end_token - a_[i].first_token > 1 || a_[i].is_capital);
  return is_sure ? i + 1 : 0;
}

// minggu ke-7 tahun 2026, "Week 7, 2026", "the 7th week of 2026"
std::size_t Grammar::week_of_year(std::size_t i, Point& out) const {
  std::size_t j = i;
  if (is(j, Link::the)) ++j;
  const bool is_nth_first = is(j, Kind::ordinal);
  const std::size_t unit = is_nth_first ? j + 1 : j;
  const std::size_t nth = is_nth_first ? j : j + 1;
  if (!is(unit, Kind::unit) || a_[unit].unit != Unit::week || a_[unit].unit_form != Form::full)
    return 0;
  const bool is_number = is_whole(nth, 1, 53) && a_[nth].digits > 0;
  if (!is_number && (!is(nth, Kind::ordinal) || a_[nth].digits == 0)) return 0;
  const std::int64_t n = is_number ? a_[nth].whole() : a_[nth].value;
  j += 2;
  const bool is_joined = is(j, Link::of) || is(j, Mark::comma);
  if (is_joined) ++j;
  const bool has_year = is(j, Kind::year_intro) ? is_year(j + 1) : is_year(j);
  if (n < 1 || n > 53 || !has_year || (is_number && !is_joined && !is(j, Kind::year_intro)))
    return 0;
  out.nth = static_cast<std::uint8_t>(n);
  out.nth_unit = Unit::week;
  return year(j, true, out);
}

// "third", "ketiga", "last", "terakhir": which one of a month; its atom stands before or behind
// what is counted.
std::uint8_t Grammar::nth_of_month(std::size_t i) const {
  if (is(i, Kind::ordinal) && a_[i].value >= 1 && a_[i].value <= 5)
    return static_cast<std::uint8_t>(a_[i].value);
  return is(i, Kind::pre_last) || is(i, Kind::window_past) ? kLastNth : 0;
}

// minggu ketiga Agustus, the last week of August 2025, "Senin pertama bulan depan"
std::size_t Grammar::nth_in_month(std::size_t i, Point& out) const {
  std::size_t j = i;
  if (is(j, Link::the)) ++j;
  const bool is_nth_first = is(j, Kind::ordinal) || is(j, Kind::pre_last);
  const std::size_t counted = is_nth_first ? j + 1 : j;
  const std::uint8_t nth = nth_of_month(is_nth_first ? j : j + 1);
  const bool is_week = is(counted, Kind::unit) && a_[counted].unit == Unit::week;
  const bool is_weekday = is(counted, Kind::weekday) && a_[counted].name_form == Form::full &&
                          !(is_week && !a_[counted].is_capital);
  if (nth == 0 || (!is_week && !is_weekday)) return 0;
  out.nth = nth;
  out.nth_unit = is_week ? Unit::week : Unit::day;
  if (!is_week) out.nth_weekday = a_[counted].weekday;
  j += 2;
  const bool has_of = is(j, Link::of);
  if (has_of) ++j;
  if (nth == kLastNth && is_nth_first && !has_of) return 0;  // last Monday
  Point of;
  std::size_t end = month(j, of);
  if (end == 0) {
    end = unit_reference(j, of);
    if (end == 0 || of.unit != Unit::month) return 0;
    of.month_which = of.unit_which;
  }
  out.month = of.month;
  out.year = of.year;
  out.year_digits = of.year_digits;
  out.year_which = of.year_which;
  out.month_which = of.month_which;
  return end;
}

}  // namespace jernih::times
