// Amounts: "2 jam 15 menit", "setengah tahun", and what makes them offsets, windows, durations.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
namespace {

// A half or quarter of a unit in the next smaller one; false when it has no whole number of them.
bool split_unit(Unit unit, std::int64_t quarters, Amount& out) {
  struct Row {
    Unit unit;
    Unit smaller;
    std::int64_t count;
  };
  constexpr Row kRows[] = {
      {Unit::minute, Unit::second, 60},     {Unit::hour, Unit::minute, 60},
      {Unit::day, Unit::hour, 24},          {Unit::year, Unit::month, 12},
      {Unit::decade, Unit::year, 10},       {Unit::century, Unit::year, 100},
      {Unit::millennium, Unit::year, 1000}, {Unit::second, Unit::millisecond, 1000},
      {Unit::eight_years, Unit::year, 8}};
  for (const Row& r : kRows) {
    if (r.unit != unit || r.count * quarters % 4 != 0) continue;
    out.unit = r.smaller;
    out.milli = r.count * quarters / 4 * 1000;
    return true;
  }
  out.unit = unit;
  out.milli = 250 * quarters;
  return true;
}

constexpr int rank(Unit u) { return static_cast<int>(u); }

// Beside an English unit ("2d") an abbreviation is read as English too ("5h").
bool is_smaller(const Atom& unit, const Atom& than) {
  const bool is_english = than.is_english && !than.is_indonesian;
  return (is_english && unit.unit_english != Unit::none ? unit.unit_english : unit.unit) <
         than.unit;
}

}  // namespace

std::size_t Grammar::modifier(std::size_t i, Modifier& out) const {
  if (!is(i, Kind::mod)) return 0;
  out = a_[i].modifier;
  return i + 1;
}

// The unit behind a number; an abbreviation of one letter must be glued to it or stand in company.
std::size_t Grammar::unit_after(std::size_t i, const Atom& number, Amount& out) const {
  if (!is(i, Kind::unit)) return 0;
  const Atom& u = a_[i];
  if (u.unit == Unit::weekend && number.milli == 0) return 0;
  // "Nomor 1 Tahun 2014", "1 bulan Agustus": the word introduces what follows.
  if (u.is(Kind::year_intro) && is_year(i + 1) && a_[i + 1].is_plain) return 0;
  // "MotoGP 2025 minggu ini": a year beside this week.
  if (number.is_year_like() && is(i + 1, Kind::ref_this)) return 0;
  if (u.is(Kind::month_intro) && is(i + 1, Kind::month) && a_[i + 1].name_form != Form::risky)
    return 0;
  if (u.unit == Unit::quarter && is(i, Kind::clock_to)) return 0;
  if (u.unit_form == Form::narrow && number.digits == 0) return 0;
  if (u.unit_form == Form::narrow) {  // "5h ago", "in 3d", or nothing else on the line
    const bool has_direction =
        is(i + 1, Kind::ago) || is(i + 1, Kind::hence) || (i >= 2 && is(i - 2, Kind::in));
    const bool is_line = i > 0 && begins_segment(i - 1) && ends_segment(i + 1) &&
                         (u.is_glued ? !u.is_capital : !u.is_english);
    // "1j 20m", "1 j, 30 mnt"
    const std::size_t next = is(i + 1, Mark::comma) ? i + 2 : i + 1;
    const std::size_t last = i >= 2 && is(i - 2, Mark::comma) ? i - 3 : i - 2;
    const bool has_next = is(next, Kind::number) && a_[next].digits > 0 &&
                          is(next + 1, Kind::unit) && a_[next + 1].unit_form != Form::full &&
                          is_smaller(a_[next + 1], u);
    const bool has_last = i >= 3 && is(last, Kind::unit) && is(last - 1, Kind::number) &&
                          a_[last].unit_form != Form::full && is_smaller(u, a_[last]);
    if (!has_direction && !is_line && !has_next && !has_last) return 0;
  }
  out.unit = u.unit;
  std::size_t end = i + 1;
  // The stop of an abbreviation, when the phrase goes on behind it.
  if (u.unit_form != Form::full && is(end, Mark::stop) && a_[end].is_glued && in(end + 1)) ++end;
  return end;
}

// "for months", "years later": the unit's plural alone says that there are many.
bool Grammar::counts_many(std::size_t i) const {
  if (i > 0 && a_[i - 1].is(Link::lasting)) return ends_freely(i + 1);
  return is(i + 1, Kind::ago) || is(i + 1, Kind::later) || is(i + 1, Kind::earlier) ||
         (i > 0 && is(i - 1, Kind::mod));
}

std::size_t Grammar::amount(std::size_t i, Amount& out) const {
  out = {};
  if (!in(i)) return 0;
  const Atom& a = a_[i];
  if (a.is(Kind::amount) && a.is(Kind::unit) && !counts_many(i)) return 0;
  if (a.is(Kind::amount)) {
    out.unit = a.unit;
    out.vague = a.vague;
    if (is(i + 1, Kind::and_half) && a.vague == Vague::none) {
      out.milli = 1500;
      return i + 2;
    }
    return i + 1;
  }
  if (a.is(Kind::half) || a.is(Kind::quarter_of)) {
    std::size_t unit = i + 1;
    if (is(unit, Link::a)) ++unit;
    if (is(unit, Kind::unit) && a_[unit].unit_form == Form::full) {
      split_unit(a_[unit].unit, a.is(Kind::half) ? 2 : a.value, out);
      return unit + 1;
    }
  }
  if (a.is(Kind::quantity)) {
    std::size_t unit = i + 1;
    if (is(unit, Kind::number) && a_[unit].digits == 0) ++unit;
    if (!is(unit, Kind::unit) || a_[unit].unit_form == Form::narrow) return 0;
    out.vague = a.vague;
    out.unit = a_[unit].unit;
    return unit + 1;
  }
  if (a.is(Link::a) && !is(i, Kind::number)) {
    if (!is(i + 1, Kind::unit) || a_[i + 1].unit_form == Form::narrow) return 0;
    // "a second day" is the second one.
    if (a_[i + 1].is(Kind::ordinal) && !in(i + 2) && !ends_segment(i + 2)) return 0;
    out.unit = a_[i + 1].unit;
    const bool has_half = is(i + 2, Kind::and_half) && a_[i + 2].is_english;
    if (has_half) out.milli = 1500;
    return i + (has_half ? 3 : 2);
  }
  if (!a.is(Kind::number) || is_labelled(i)) return 0;
  if (a.is_decade &&
      !(is(i + 1, Kind::unit) && a_[i + 1].is_glued &&
        (is(i + 2, Kind::ago) || is(i + 2, Kind::hence) || (i > 0 && is(i - 1, Kind::in)) ||
         (begins_segment(i) && ends_segment(i + 2)))))
    return 0;
  out.milli = a.milli;
  if (is(i + 1, Kind::times) && is_whole(i, 1, 99) && is_whole(i + 2, 1, 999) &&
      is(i + 3, Kind::unit)) {  // 2 x 24 jam, 2x45 menit
    const std::size_t end = unit_after(i + 3, a_[i + 2], out);
    out.milli *= a_[i + 2].whole();
    return end;
  }
  std::size_t unit = i + 1;
  if (is(unit, Mark::dash) && a_[unit].is_glued && is(unit + 1, Kind::unit)) ++unit;  // 3-day
  if (is(unit, Mark::plus) && a_[unit].is_glued && is(unit + 1, Kind::unit)) ++unit;  // 30+ days
  if (is(unit, Kind::and_half) || is(unit, Kind::half)) {  // satu setengah jam
    out.milli += 500;
    ++unit;
  }
  const std::size_t end = unit_after(unit, a, out);
  if (end == 0) return 0;
  if (out.milli == a.milli && is(end, Kind::and_half) && a_[end].is_english) {
    out.milli += 500;
    return end + 1;
  }
  return end;
}

// "2-3 hari", "10 sampai 15 menit": one amount with two ends.
std::size_t Grammar::amount_range(std::size_t i, TimeExpression& out) const {
  if (!is(i, Kind::number) || is_labelled(i)) return 0;
  std::size_t j = i + 1;
  Amount first;
  const std::size_t with_unit = unit_after(j, a_[i], first);
  if (with_unit != 0) j = with_unit;
  // "2 atau 3 hari", "dua tiga hari"
  const bool is_next = a_[i].digits == 0 && is_whole(i, 1, 9) && is_whole(i + 1, 2, 10) &&
                       a_[i + 1].digits == 0 && a_[i + 1].milli == a_[i].milli + 1000;
  const std::size_t second = is_next ? i + 1 : is(j, Link::either) ? j + 1 : joint(j, false);
  if (second == 0 || !is(second, Kind::number) || a_[second].milli <= a_[i].milli) return 0;
  Amount last;
  const std::size_t end = amount(second, last);
  if (end == 0 || last.vague != Vague::none) return 0;
  if (with_unit != 0 && first.unit != last.unit) return 0;
  last.milli_to = last.milli;
  last.milli = a_[i].milli;
  out.amounts[0] = last;
  out.amount_count = 1;
  return end;
}

// Amounts of ever smaller units: "1 hari, 4 jam", "2 jam dan 15 menit".
std::size_t Grammar::amounts(std::size_t i, TimeExpression& out) const {
  std::size_t end = amount_range(i, out);
  if (end == 0) {
    out.amount_count = 0;
    end = amount(i, out.amounts[0]);
    if (end == 0) return 0;
    out.amount_count = 1;
    while (out.amount_count < kMostAmounts &&
           out.amounts[out.amount_count - 1u].vague == Vague::none) {
      std::size_t next = end;
      if (is(next, Mark::comma)) ++next;
      if (is(next, Link::and_)) ++next;
      const bool has_article = is(next, Link::a) && is(next - 1, Link::and_);
      if (!is(next, Kind::number) && !is(next, Kind::amount) && !has_article) break;
      Amount more;
      const std::size_t after = amount(next, more);
      const Atom& unit = a_[end - 1];
      if (after != 0 && a_[after - 1].unit_english != Unit::none && unit.is(Kind::unit) &&
          unit.is_english && !unit.is_indonesian && unit.unit_form == Form::narrow)
        more.unit = a_[after - 1].unit_english;
      if (after == 0 || more.vague != Vague::none ||
          rank(more.unit) >= rank(out.amounts[out.amount_count - 1u].unit))
        break;
      out.amounts[out.amount_count++] = more;
      end = after;
    }
  }
  settle_units(i, end, out);
  for (std::size_t n = 0; n < out.amount_count; ++n) {
    Amount& a = out.amounts[n];
    if (a.unit != Unit::eight_years || a.vague != Vague::none) continue;
    a.unit = Unit::year;  // a windu is eight years
    a.milli *= 8;
    a.milli_to *= 8;
  }
  return end;
}

// "h" and "hr" are days in Indonesian and hours in English: what stands around decides.
void Grammar::settle_units(std::size_t first, std::size_t end, TimeExpression& out) const {
  std::size_t n = 0;  // the amount that atom k is the unit of
  for (std::size_t k = first; k < end; ++k) {
    const Atom& a = a_[k];
    if (k > first && a_[k - 1].is_any(bit(Kind::unit) | bit(Kind::amount)) &&
        n + 1 < out.amount_count)
      ++n;
    if (!a.is(Kind::unit) || a.unit_english == Unit::none) continue;
    // Alone on its line it is all that says so: the page decides.
    const bool is_line = begins_segment(first) && ends_segment(end);
    bool is_english = (is_line ? around_.is_english_page : around_.is_english) ||
                      (a.unit_form == Form::narrow && a.is_glued);
    for (const std::size_t near : {first - 1, first - 2, end})
      if (near < a_.size() && near + 3 > first &&
          a_[near].is_any(bit(Kind::ago) | bit(Kind::hence) | bit(Kind::in)))
        is_english = a_[near].is_english && !a_[near].is_indonesian;
    if (!is_english) continue;
    if (out.amounts[n].unit == a.unit) out.amounts[n].unit = a.unit_english;
  }
}

}  // namespace jernih::times
