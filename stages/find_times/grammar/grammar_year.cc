// Years: "tahun 1998", 500 SM, 1447 H, and bare ones where what stands around says so.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {

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

}  // namespace jernih::times
