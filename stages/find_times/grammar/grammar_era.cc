// Decades, centuries and named days.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {

// tahun 1990-an, era 90-an, the 1990s, abad ke-19, the 19th century
std::size_t Grammar::decade_or_century(std::size_t i, Point& out) const {
  std::size_t j = i;
  if (is(j, Link::the)) ++j;
  const bool has_intro = is(j, Kind::year_intro) || is(j, Link::decade_intro) ||
                         (is(j, Kind::unit) && a_[j].unit == Unit::decade);
  const bool has_dash = has_intro && is(j + 1, Mark::dash) && a_[j].is(Link::decade_intro);
  const std::size_t number = has_intro ? j + (has_dash ? 2 : 1) : j;
  const std::size_t digits = is(number, Mark::apostrophe) ? number + 1 : number;
  if (is(digits, Kind::number) && a_[digits].is_decade) {
    const std::int64_t value = a_[digits].whole();
    if (value >= 1000 && value <= 2090)
      out.decade = static_cast<int>(value / 10);
    else if (value >= 10 && value <= 90 &&
             (has_intro || digits > number || (j > i && !a_[i].is_indonesian)))
      out.decade = static_cast<int>(value >= 30 ? 190 + value / 10 : 200 + value / 10);
    else
      return 0;
    const bool has_suffix = is(digits + 1, Kind::unit) && a_[digits + 1].is_glued &&
                            a_[digits + 1].unit_form == Form::narrow;
    return digits + (has_suffix ? 2 : 1);
  }
  if (is(number, Kind::decade_word) && a_[number].value > 0 && (has_intro || j > i)) {
    out.decade = 190 + a_[number].value / 10;
    return number + 1;
  }
  if (is(j, Kind::unit) && a_[j].unit == Unit::century) {
    std::size_t nth = j + 1;
    if (is(nth, Link::to) && is(nth, Link::to) && is_whole(nth + 1, 1, 30)) ++nth;
    if (is(nth, Kind::ordinal))
      out.century = a_[nth].value;
    else if (is_whole(nth, 1, 30) && a_[j].is_indonesian)
      out.century = static_cast<int>(a_[nth].whole());
    else
      return 0;
    if (out.century < 1 || out.century > 30) return 0;
    ++nth;
    if (is(nth, Kind::era_mark) && a_[nth].era != Era::hijri && a_[nth].is_capital) {
      out.era = a_[nth].era;
      return nth + 1;
    }
    return nth;
  }
  const std::size_t unit = is(j + 1, Mark::dash) && a_[j + 1].is_glued ? j + 2 : j + 1;
  if (is(j, Kind::ordinal) && is(unit, Kind::unit) && a_[unit].unit == Unit::century &&
      a_[j].value >= 1) {
    if (unit > j + 1 && j > i) return 0;  // the 17th-century fort: the article is the fort's
    out.century = a_[j].value;
    const bool has_era =
        is(unit + 1, Kind::era_mark) && a_[unit + 1].era != Era::hijri && a_[unit + 1].is_capital;
    if (!has_era) return unit + 1;
    out.era = a_[unit + 1].era;
    return unit + 2;
  }
  return 0;
}

// H-3 Lebaran, H+2 Idul Fitri, "3 hari sebelum Natal", "2 weeks after Easter"
std::size_t Grammar::near_holiday(std::size_t i, Point& out) const {
  if (!in(i) || a_[i].is(Kind::holiday)) return 0;
  std::int64_t days = 0;
  Unit unit = Unit::day;
  std::size_t j = 0;
  const bool is_letter = a_[i].is(Kind::unit) && a_[i].unit == Unit::day && a_[i].is_capital &&
                         a_[i].unit_form == Form::narrow;
  if (is_letter && (is(i + 1, Mark::dash) || is(i + 1, Mark::plus)) && is_whole(i + 2, 1, 60)) {
    days = is(i + 1, Mark::dash) ? -a_[i + 2].whole() : a_[i + 2].whole();
    j = i + 3;
  } else {
    Amount distance;
    const std::size_t k = amount(i, distance);
    const std::int64_t size = distance.unit == Unit::day ? 1 : distance.unit == Unit::week ? 7 : 0;
    const bool is_whole_number = distance.milli % 1000 == 0 && distance.vague == Vague::none;
    if (k == 0 || size == 0 || !is_whole_number || distance.milli > 60000) return 0;
    if (!is(k, Link::day_before) && !is(k, Link::day_after)) return 0;
    days = distance.milli / 1000 * size * (is(k, Link::day_before) ? -1 : 1);
    unit = distance.unit;
    j = k + 1;
  }
  const std::size_t end = holiday(j, out);
  out.unit = unit;
  out.holiday_days = static_cast<std::int16_t>(days);
  return end;
}

// Idul Fitri 1446 H, Lebaran 2025, HUT RI ke-80, Hari Pahlawan
std::size_t Grammar::holiday(std::size_t i, Point& out) const {
  std::size_t j = i;
  if (is(j, Kind::day_intro) && is(j + 1, Kind::holiday)) ++j;
  if (!is(j, Kind::holiday) || is_labelled(i)) return 0;
  const Atom& a = a_[j++];
  out.holiday = static_cast<std::uint16_t>(a.value);
  if (is(j, Kind::ordinal)) {
    out.holiday_nth = static_cast<std::uint16_t>(a_[j].value);
    ++j;
    if (is(j, Kind::holiday) && a_[j].value == a.value) ++j;
  }
  std::size_t k = j;
  if (is(k, Mark::comma)) ++k;
  if (is(k, Kind::year_intro)) ++k;
  if (is_year(k) && a_[k].digits == 4) {
    out.year = static_cast<int>(a_[k].whole());
    out.year_digits = 4;
    const std::size_t end = year_number(k, out);
    if (out.era == Era::common && out.year < 1700) out.era = Era::hijri;
    return end;
  }
  Point reference;
  if (const std::size_t end = unit_reference(j, reference))
    if (reference.unit == Unit::year) {
      out.year_which = reference.unit_which;
      return end;
    }
  Which which = Which::none;
  if (const std::size_t end = which_after(j, which))
    if (which == Which::last || which == Which::next) {
      out.year_which = which;
      return end;
    }
  // Names of one word are also adjectives in English: only behind a preposition.
  const bool is_placed = around_.is_english
                             ? i > 0 && (a_[i - 1].is(Link::year_prep) || a_[i - 1].is(Link::on) ||
                                         a_[i - 1].is(Link::at))
                             : true;
  const bool is_name = j - 1 == i && a.end_token < around_.tokens.size() &&
                       around_.tokens[a.end_token].letters == LetterCase::capitalised;
  const bool has_own_name =
      (a.end_token - a.first_token > 1 || (a.is_capital && is_placed && !is_name)) && i == j - 1;
  return has_own_name || out.holiday_nth != 0 || j - i > 1 ? j : 0;
}

}  // namespace jernih::times
