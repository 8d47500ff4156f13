// Months as wholes, and days of a month that is not named.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
// Agustus 2025, bulan Agustus, Januari lalu, "last April"
std::size_t Grammar::month(std::size_t i, Point& out) const {
  std::size_t j = i;
  const bool has_intro =
      is(j, Kind::month_intro) && (is(j + 1, Kind::month) || is(j + 1, Kind::hijri_month));
  Which which = Which::none;
  if (has_intro)
    ++j;
  else if (const std::size_t k = which_before(j, which))
    j = k;
  if (is(j, Kind::hijri_month)) {
    out.era = Era::hijri;
    out.month = a_[j].hijri_month;
    if (is_whole(j + 1, 1300, 1600)) {
      out.year = static_cast<int>(a_[j + 1].whole());
      return is(j + 2, Kind::era_mark) && a_[j + 2].era == Era::hijri ? j + 3 : j + 2;
    }
    return 0;
  }
  if (!is(j, Kind::month)) return 0;
  const Atom& m = a_[j++];
  out.month = m.month;
  if (m.name_form == Form::short_ && is(j, Mark::stop) && is(j + 1, Kind::number)) ++j;
  bool has_company = has_intro || which != Which::none;
  out.month_which = which;
  if (const std::size_t k = year_after(j, out)) return k;
  if (i > 0 && a_[i - 1].is(Link::event) && is_whole(j, 10, 60) && a_[j].digits == 2 &&
      !a_[j].is_glued && ends_freely(j + 1) && !is(j + 1, Kind::unit)) {
    out.year = static_cast<int>(a_[j].whole());  // exp des 26
    out.year_digits = 2;
    return j + 1;
  }
  if (is(j, Mark::apostrophe) && is_whole(j + 1, 0, 99) && a_[j + 1].digits == 2) {
    out.year = static_cast<int>(a_[j + 1].whole());
    out.year_digits = 2;
    return j + 2;
  }
  if ((is(j, Mark::dash) || is(j, Mark::slash)) && a_[j].is_glued && is_year(j + 1) &&
      a_[j + 1].is_glued) {
    out.year = static_cast<int>(a_[j + 1].whole());
    return j + 2;
  }
  if (which == Which::none)
    if (const std::size_t k = which_after(j, out.month_which))
      if (out.month_which != Which::that) return k;
  if (out.month_which == Which::that) out.month_which = Which::none;
  if (which == Which::none && out.month_which == Which::none) take_year_of_list(j, out);
  const bool is_joined = i > 1 && a_[i - 1].is(Link::and_) && a_[i - 2].is(Kind::month) &&
                         m.is_capital && i > 2 && a_[i - 3].is(Link::between);
  if (is_joined) return j;
  if (m.name_form == Form::risky || m.name_form == Form::short_) {
    const bool is_after_on = i > 0 && (a_[i - 1].is(Link::year_prep) || a_[i - 1].is(Kind::edge) ||
                                       a_[i - 1].is(Kind::in));
    const bool is_end = i > 1 && joint(i - 1, false) == i && a_[i - 2].is(Kind::month);
    has_company =
        has_company || ((is_after_on || is_end) && m.is_capital && m.name_form == Form::risky);
    return has_company ? j : 0;
  }
  const bool is_placed = i > 0 && (a_[i - 1].is(Kind::edge) || a_[i - 1].is(Link::year_prep));
  if (!has_company && !is_placed && (is_inside_name(j - 1) || is_first_name(j - 1))) return 0;
  return has_company || is_placed || m.is_capital ? j : 0;
}

// tanggal 12, "tanggal 12 bulan ini", "the 12th of this month"
std::size_t Grammar::day_of_month(std::size_t i, Point& out) const {
  std::size_t j = i;
  Point before;
  const bool is_month = in(i) && a_[i].unit == Unit::month;
  if (const std::size_t k = is_month ? unit_reference(i, before) : 0;
      k != 0 && before.unit == Unit::month && is(k, Kind::date_intro)) {
    int day = 0;  // bulan depan tanggal 3
    const std::size_t end = day_number(k + 1, day);
    if (end == 0 || is(end, Kind::month)) return 0;
    out.day = static_cast<std::uint8_t>(day);
    out.month_which = before.unit_which;
    return end;
  }
  const bool has_intro = is(j, Kind::date_intro);
  if (has_intro || is(j, Link::the)) ++j;
  int day = 0;
  const bool is_ordinal = is(j, Kind::ordinal) && a_[j].digits > 0;
  j = day_number(j, day);
  if (j == 0 || is_labelled(i)) return 0;
  out.day = static_cast<std::uint8_t>(day);
  std::size_t k = j;
  if (is(k, Link::of)) ++k;
  Point month;
  if ((has_intro || is_ordinal) && (k = unit_reference(k, month)) != 0 &&
      month.unit == Unit::month && month.edge == Edge::none) {
    out.month_which = month.unit_which;
    return k;
  }
  return has_intro ? j : 0;
}

// April Jasmine, June Carter: a name behind the month, at the beginning of a sentence or after
// a word that leads to no date.
bool Grammar::is_first_name(std::size_t i) const {
  const std::size_t behind = a_[i].end_token;
  if (behind >= around_.tokens.size() || around_.words == nullptr || in(i + 1)) return false;
  const Token& next = around_.tokens[behind];
  const bool is_raised =
      next.letters == LetterCase::capitalised || next.letters == LetterCase::mixed;
  return next.kind == TokenKind::word && is_raised && !next.glued &&
         !around_.words->is_function_word(next);
}

// "Januari dan Februari 2025", "20, 23, dan 24 Maret 2026": the date that ends a list of them, from
// the mark or word at `i` on. Gives its month and year; false when no list goes on there.
bool Grammar::ends_list(std::size_t i, Point& last) const {
  constexpr std::size_t kMost = 24;  // atoms
  bool is_open = false;              // something of the list stands behind a mark
  for (std::size_t k = i; k < i + kMost && in(k); ++k) {
    if (is(k, Mark::comma) || is(k, Link::and_)) {
      is_open = true;
    } else if (is(k, Kind::month) && is_open) {
      last.month = a_[k].month;
      if (is_year(k + 1) && a_[k + 1].digits == 4) last.year = static_cast<int>(a_[k + 1].whole());
      if (last.year != kNoYear || (!is(k + 1, Mark::comma) && !is(k + 1, Link::and_))) return true;
    } else if (!is_whole(k, 1, 31) || a_[k].digits > 2 || !is_open) {
      return false;
    }
  }
  return false;
}

// A month without a year takes the one of the list it stands in.
void Grammar::take_year_of_list(std::size_t i, Point& out) const {
  Point last;
  if ((!is(i, Mark::comma) && !is(i, Link::and_)) || !ends_list(i, last)) return;
  if (last.year == kNoYear || out.era != Era::common) return;
  out.year = out.month > last.month ? last.year - 1 : last.year;
  out.is_year_implied = true;
}

// The 20 and the 23 of "20, 23, dan 24 Maret 2026".
std::size_t Grammar::day_of_list(std::size_t i, Point& out) const {
  if (!is_whole(i, 1, 31) || a_[i].digits == 0 || a_[i].digits > 2 || is_labelled(i)) return 0;
  if (!is(i + 1, Mark::comma) && !is(i + 1, Link::and_)) return 0;
  const bool has_and = is(i + 1, Mark::comma) && is(i + 2, Link::and_);
  const std::size_t next = i + (has_and ? 3 : 2);
  if (!is_whole(next, a_[i].whole() + 1, 31) || a_[next].is_glued) return 0;
  Point last;
  if (!ends_list(i + 1, last)) return 0;
  out.day = static_cast<std::uint8_t>(a_[i].whole());
  out.month = last.month;
  out.year = last.year;
  out.is_month_implied = true;
  return i + 1;
}

// Raja Juli Antoni: a month's name between two others, with nothing that makes it a date.
bool Grammar::is_inside_name(std::size_t i) const {
  const std::size_t before = a_[i].first_token;
  const std::size_t behind = a_[i].end_token;
  if (before == 0 || behind >= around_.tokens.size() || around_.words == nullptr) return false;
  const auto is_name = [&](const Token& t) {
    return t.kind == TokenKind::word && t.letters == LetterCase::capitalised &&
           !around_.words->is_function_word(t);
  };
  return is_name(around_.tokens[before - 1]) && is_name(around_.tokens[behind]);
}

}  // namespace jernih::times
