// Dates in digits that are cut at their slashes: 09/2027, 31/12/9999, 32/13/2025.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {

// Digits between slashes, so many of them, grown to one another; 0: none.
std::size_t Grammar::slashed(std::size_t i, std::size_t count) const {
  std::size_t k = i;
  for (std::size_t n = 0; n < count; ++n) {
    if (n > 0 && !(is(k, Mark::slash) && a_[k].is_glued)) return 0;
    if (n > 0) ++k;
    if (!is(k, Kind::number) || !a_[k].is_plain || a_[k].digits == 0) return 0;
    if (n > 0 ? !a_[k].is_glued : a_[k].is_glued) return 0;
    ++k;
  }
  const bool goes_on =
      is(k, Mark::slash) || (in(k) && a_[k].is_glued && is(k, Kind::number)) || !ends_freely(k);
  return goes_on || is_labelled(i) ? 0 : k;
}

// 31/12/9999, and what is written as a date but is none: 32/13/2025, 00/00/0000.
std::size_t Grammar::slashed_date(std::size_t i, Point& out) const {
  constexpr int kMostYear = 2100;
  const std::size_t end = slashed(i, 3);
  if (end == 0 || a_[i].digits > 2 || a_[i + 2].digits > 2 || a_[i + 4].digits != 4) return 0;
  const auto year = static_cast<int>(a_[i + 4].whole());
  if (year != 0 && year != kOpenEnd && (year < 1900 || year > kMostYear)) return 0;
  out.day = static_cast<std::uint8_t>(a_[i].whole());
  out.month = static_cast<std::uint8_t>(a_[i + 2].whole());
  out.year = year;
  const bool is_date = out.day >= 1 && out.day <= 31 && out.month >= 1 && out.month <= 12;
  if (!is_date || year == 0) out.no_date = '/';
  return end;
}

// Kedaluwarsa: 09/2027; alone on its line or behind a word or colon that asks for it.
std::size_t Grammar::slashed_month(std::size_t i, Point& out) const {
  const std::size_t end = slashed(i, 2);
  if (end == 0 || a_[i].digits != 2 || !is_whole(i, 1, 12)) return 0;
  if (!is_whole(i + 2, 1950, 2100) || a_[i + 2].digits != 4) return 0;
  const bool is_line = begins_segment(i) && ends_segment(end);
  constexpr std::uint32_t kAsks = bit(Link::event) | bit(Link::year_prep) | bit(Link::schedule);
  const bool is_asked = i > 0 && (a_[i - 1].links & kAsks) != 0;
  if (!is_line && !is_asked && !is_behind_colon(i)) return 0;
  out.month = static_cast<std::uint8_t>(a_[i].whole());
  out.year = static_cast<int>(a_[i + 2].whole());
  return end;
}

bool Grammar::is_behind_colon(std::size_t i) const {
  const std::size_t t = a_[i].first_token;
  return t > 0 && slice(around_.text, around_.tokens[t - 1].at) == ":";
}

// Tahun pembuatan: 2017
bool Grammar::is_labelled_year(std::size_t i) const {
  constexpr std::size_t kNear = 4;
  if (!is_behind_colon(i) || around_.words == nullptr) return false;
  const std::size_t colon = a_[i].first_token - 1;
  for (std::size_t t = colon > kNear ? colon - kNear : 0; t < colon; ++t) {
    Atom word;
    if (around_.tokens[t].kind == TokenKind::word &&
        around_.words->word(around_.tokens[t].hash, word) && word.is(Kind::year_intro))
      return true;
  }
  return false;
}

}  // namespace jernih::times
