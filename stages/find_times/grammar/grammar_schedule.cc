// Clock times that only what stands around them shows to be some: timetables, lists, lengths.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
namespace {

constexpr std::size_t kMostInList = 8;

}  // namespace

// jam 10-2 malam, 9 to 11 p.m.: what names the half of the day behind the end of a range does so
// for its beginning. `end` is behind the first clock time, `last` behind the second.
void Grammar::settle_first_hour(std::size_t end, std::size_t last, Point& p) const {
  constexpr int kEvening = 18;
  if (!ends_in_half(last) || ends_in_half(end) || p.clock.hour > 12) return;
  const bool is_night = is(last - 1, Kind::part) && a_[last - 1].part == Part::night;
  if (p.clock.hour == 12 && is_night && p.clock_to.hour <= kDawn) p.clock.hour = 24;
  if (p.clock.hour >= 12) return;
  const int later = p.clock.hour + 12;
  const bool fits = p.clock_to.hour >= 12 && later < p.clock_to.hour;
  const bool wraps = is_night && later >= kEvening && p.clock_to.hour <= kDawn;
  if (fits || wraps) p.clock.hour = static_cast<std::int8_t>(later);
}

// "tiba di Bandung 09.40": a word of timetables a few words before, with names between.
bool Grammar::is_behind_schedule(std::size_t i, std::size_t end) const {
  constexpr std::size_t kNear = 5;
  if (around_.words == nullptr || (!ends_segment(end) && !counts_nothing(end))) return false;
  for (std::size_t k = 0, t = a_[i].first_token; k < kNear && t-- > 0; ++k) {
    const Token& word = around_.tokens[t];
    if (word.kind != TokenKind::word) return false;
    Atom atom;
    if (around_.words->starts_any(word) && around_.words->longest(around_.tokens, t, atom) > 0 &&
        atom.is(Link::schedule))
      return true;
    const bool is_name = word.letters == LetterCase::capitalised;
    if (!is_name && !around_.words->is_function_word(word)) return false;
  }
  return false;
}

// "berangkat 06:15", "Magrib 18.17": a word of timetables, then four digits.
bool Grammar::is_scheduled(std::size_t i, std::size_t end) const {
  constexpr std::uint64_t kClock = bit(Kind::clock) | bit(Kind::dotted_clock);
  constexpr std::size_t kShortest = 5;
  if (!a_[i].is_any(kClock) || a_[i].at.size() < kShortest) return false;
  std::size_t k = i;  // the first of "08.00, 10.00 dan 12.00"
  for (std::size_t n = 0; n < kMostInList && k >= 2; ++n) {
    if (!is(k - 1, Mark::comma) && !is(k - 1, Link::and_)) break;
    if (!a_[k - 2].is_any(kClock) || a_[k - 2].at.size() < kShortest) break;
    k -= 2;
  }
  if (k > 0 && a_[k - 1].is(Link::schedule)) return true;
  return k == i && is_behind_schedule(i, end);
}

// The first ones of "08.00, 10.00, dan 12.00 WIB"; `end` is behind the clock time.
bool Grammar::is_in_list(std::size_t end) const {
  std::size_t k = end;
  for (std::size_t n = 0; n < kMostInList; ++n) {
    if (is(k, Mark::comma)) ++k;
    if (is(k, Link::and_)) ++k;
    if (k == end || !in(k) || !a_[k].is_any(bit(Kind::clock) | bit(Kind::dotted_clock)))
      return false;
    if (is(k + 1, Kind::zone) && a_[k + 1].name_form != Form::narrow) return true;
    end = ++k;
  }
  return false;
}

// "durasi 01:20:05", 1:59:40: how long it takes, no clock time.
bool Grammar::is_length(std::size_t i) const {
  if (!a_[i].is(Kind::clock) || a_[i].clock.second < 0) return false;
  constexpr std::size_t kHour = 2;  // digits
  const std::size_t digits = slice(around_.text, a_[i].at).find(':');
  const bool has_half = is(i + 1, Kind::meridiem) || is(i + 1, Kind::part) || is(i + 1, Kind::zone);
  if (digits < kHour && !has_half) return true;
  std::size_t t = a_[i].first_token;
  if (t > 0 && slice(around_.text, around_.tokens[t - 1].at) == ":") --t;
  Atom word;
  return t > 0 && around_.words != nullptr &&
         around_.words->word(around_.tokens[t - 1].hash, word) && word.is(Link::length);
}

}  // namespace jernih::times
