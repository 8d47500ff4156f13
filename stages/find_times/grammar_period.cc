// Weeks, months and years as wholes, their parts, decades, centuries, named days.
#include "stages/find_times/grammar.h"
#include "stages/find_times/longest.h"

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

bool Grammar::is_year(std::size_t i) const {
  return is_whole(i, 1000, 2999) && a_[i].is_plain && !a_[i].is_decade &&
         (a_[i].digits == 4 || a_[i].digits == 0);
}

// 1447 H/2026 M, 1 Ramadan 1447 H/19 Februari 2026 M: the other calendar's date stands before.
bool Grammar::is_behind_hijri(std::size_t i) const {
  constexpr std::size_t kNear = 5;
  for (std::size_t k = i; k-- > 0 && k + kNear > i;)
    if (a_[k].is(Kind::era_mark) && a_[k].era == Era::hijri &&
        (is(k + 1, Mark::slash) || is(k + 1, Mark::open)))
      return true;
  return false;
}

// The era behind a year that was read at `i`.
std::size_t Grammar::year_number(std::size_t i, Point& out) const {
  if (!is(i + 1, Kind::era_mark)) return i + 1;
  const Atom& mark = a_[i + 1];
  const bool is_hijri_year = out.year >= 1300 && out.year <= 1600 && mark.era == Era::hijri;
  if (mark.at.size() == 1 && !mark.is_capital && !is_hijri_year) return i + 1;
  if (mark.at.size() == 1 && mark.era == Era::common && !ends_segment(i + 2) && !is_behind_hijri(i))
    return i + 1;
  if (mark.at.size() == 2 && mark.is_english && !mark.is_capital) return i + 1;
  out.era = mark.era;
  return i + 2;
}

// Behind the number that ends at atom `end` stands nothing that it could count: a mark, a small
// word, or the end.
bool Grammar::counts_nothing(std::size_t end) const {
  if (around_.words == nullptr) return false;
  const std::size_t next = a_[end - 1].end_token;
  if (next >= around_.tokens.size()) return true;
  const Token& behind = around_.tokens[next];
  if (behind.kind != TokenKind::word) return behind.kind == TokenKind::punctuation;
  return around_.words->is_function_word(behind) || is(end, Kind::ref_that);
}

// Pemilu 2024, the 2024 election, "Piala AFF 2022,": a name before the year, and nothing behind it
// that it could count.
bool Grammar::names_event_year(std::size_t i, std::size_t end) const {
  const std::int64_t year = a_[i].whole();
  if (year < 1900 || year > 2049 || !ends_freely(end) || around_.words == nullptr) return false;
  if (is_labelled(i) || a_[i].is_glued) return false;
  if (is(end, Link::follows_year)) return true;
  const std::size_t at = a_[i].first_token;
  const std::size_t next = a_[end - 1].end_token;
  if (at == 0) return false;
  if (i > 0 && a_[i - 1].is(Link::event)) return true;
  const Token& before = around_.tokens[at - 1];
  const bool is_name =
      before.kind == TokenKind::word && !around_.words->is_function_word(before) &&
      (before.letters == LetterCase::upper || before.letters == LetterCase::mixed ||
       (at > 1 && before.letters == LetterCase::capitalised));
  if (!is_name || is(end, Kind::unit)) return false;
  // "NBA 2025 akhirnya": nobody counts 2025 of anything behind a name in capitals
  if (before.letters != LetterCase::capitalised && year >= 1990 && year % 50 != 0) return true;
  const bool is_title =
      next < around_.tokens.size() && around_.tokens[next].letters == LetterCase::capitalised;
  return is_title || counts_nothing(end);
}

// "in 2015 and 2016", "tahun 2019, 2020, dan 2021"
bool Grammar::is_in_year_list(std::size_t i) const {
  std::size_t k = i;
  while (k >= 2) {
    std::size_t mark = k - 1;
    if (is(mark, Link::and_) && mark > 0 && is(mark - 1, Mark::comma)) --mark;
    if (mark == 0 || !is_year(mark - 1)) break;
    if (!is(mark, Link::and_) && !is(mark, Mark::comma)) break;
    k = mark - 1;
  }
  return k < i && k > 0 && (a_[k - 1].is(Link::year_prep) || a_[k - 1].is(Kind::year_intro));
}

// tahun 1998, 500 SM, "1447 H"; bare 2024 only behind a preposition or where the caller knows.
std::size_t Grammar::year(std::size_t i, bool is_bare, Point& out) const {
  std::size_t j = i;
  bool has_intro = false;
  if (is(j, Link::the) && is(j + 1, Kind::year_intro)) ++j;
  if (is(j, Kind::year_intro)) {
    has_intro = true;
    out.year_kind = a_[j].year_kind;
    ++j;
  }
  if (is_year(j) && (a_[j].digits == 4 || has_intro)) {
    out.year = static_cast<int>(a_[j].whole());
    out.year_digits = 4;
    const std::size_t end = year_number(j, out);
    const bool is_free =
        is_bare || has_intro || out.era != Era::common || (end > j + 1 && is_behind_hijri(j));
    const bool is_modern = a_[j].whole() >= 1900 && a_[j].whole() <= 2100;
    const bool is_old = i > 0 && a_[i - 1].is(Link::year_prep) && !is_modern &&
                        !a_[i - 1].is(Kind::in) && counts_nothing(end);
    const bool after_preposition =
        (i > 0 && is_modern && (a_[i - 1].is(Link::year_prep) || is_in_year_list(i))) || is_old;
    const bool is_placed = (after_preposition && ends_freely(end)) || names_event_year(j, end) ||
                           (is_modern && is_labelled_year(j));
    if (!is_free && !is_placed) return 0;
    if (is(end, Kind::unit) && !has_intro && out.era == Era::common) return 0;
    return is_labelled(i) && !has_intro ? 0 : end;
  }
  if (is_whole(j, 1, 9999) && is(j + 1, Kind::era_mark)) {
    out.year = static_cast<int>(a_[j].whole());
    const std::size_t end = year_number(j, out);
    const bool is_clear = out.era == Era::before_christ || has_intro ||
                          (out.era == Era::hijri && out.year > 1000) ||
                          (out.era == Era::common && a_[j + 1].at.size() > 1 && out.year >= 50);
    return end == j + 2 && is_clear ? end : 0;
  }
  const bool is_fiscal = out.year_kind == YearKind::fiscal;
  if (has_intro && is_whole(j, is_fiscal ? 0 : 40, 99) && a_[j].digits == 2 && ends_freely(j + 1)) {
    out.year = static_cast<int>(a_[j].whole());  // tahun 98
    out.year_digits = 2;
    return j + 1;
  }
  if (has_intro && is(j, Mark::apostrophe) && is_whole(j + 1, 0, 99) && a_[j + 1].digits == 2) {
    out.year = static_cast<int>(a_[j + 1].whole());
    out.year_digits = 2;
    return j + 2;
  }
  return 0;
}

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
