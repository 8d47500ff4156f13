// The phrase as a whole: the longest of its kinds, and ranges of two of them.
#include <initializer_list>

#include "stages/find_times/grammar/grammar.h"
#include "stages/find_times/grammar/longest.h"

namespace jernih::times {

bool Grammar::is_whole(std::size_t i, std::int64_t least, std::int64_t most) const {
  return is(i, Kind::number) && a_[i].milli % 1000 == 0 && a_[i].is_plain &&
         a_[i].whole() >= least && a_[i].whole() <= most;
}

bool Grammar::ends_freely(std::size_t i) const {
  if (in(i)) return true;
  const std::size_t next = a_[i - 1].end_token;
  if (next >= around_.tokens.size()) return true;
  const Token& t = around_.tokens[next];
  if (t.kind != TokenKind::word)
    return t.kind != TokenKind::number && !(t.glued && t.kind == TokenKind::symbol);
  return !t.glued;
}

// "(" before atom i, ")" behind atom end - 1, as tokens: a run does not begin with a mark.
bool Grammar::is_in_brackets(std::size_t i, std::size_t end) const {
  const std::size_t before = a_[i].first_token;
  const std::size_t behind = a_[end - 1].end_token;
  return before > 0 && behind < around_.tokens.size() &&
         slice(around_.text, around_.tokens[before - 1].at) == "(" &&
         slice(around_.text, around_.tokens[behind].at) == ")";
}

bool Grammar::begins_segment(std::size_t i) const { return a_[i].first_token == 0; }

bool Grammar::ends_segment(std::size_t i) const {
  if (in(i)) return false;
  return a_[i - 1].end_token >= around_.tokens.size();
}

// "No. 12", "pasal 3", "Rp 5": the number names or prices something.
bool Grammar::is_labelled(std::size_t i) const {
  if (i > 0 && a_[i - 1].is(Link::label)) return true;
  return i > 1 && a_[i - 1].mark == Mark::stop && a_[i - 2].is(Link::label);
}

std::size_t Grammar::modified(std::size_t i, TimeExpression& out) const {
  Modifier modifier_found = Modifier::none;
  const std::size_t j = modifier(i, modifier_found);
  if (j == 0) return 0;
  std::size_t end = calendar(j, out.from);
  Point other;
  if (const std::size_t k = period(j, other); k > end) {
    end = k;
    out.from = other;
  }
  const Point& p = out.from;
  const bool is_clear = p.clock.is_set() || p.year != kNoYear || p.decade >= 0 || p.century >= 0;
  if (end == 0 || !is_clear || p.edge != Edge::none) return 0;
  out.shape = Shape::calendar;
  const bool is_at_clock = modifier_found == Modifier::about && p.clock.is_set() &&
                           (p.days != kNoDays || p.weekday != 0 || p.has_date());
  if (is_at_clock) {
    out.from.is_clock_about = true;  // sekitar jam 3 siang tadi: today at about 15:00
    return end;
  }
  out.modifier = modifier_found;
  return end;
}

namespace {

// What each kind of phrase can begin with: most atoms rule out most kinds.
constexpr std::uint64_t bits(std::initializer_list<Kind> kinds) {
  std::uint64_t all = 0;
  for (const Kind k : kinds) all |= bit(k);
  return all;
}
constexpr std::uint64_t kWhichFirst =
    bits({Kind::pre_last, Kind::pre_next, Kind::pre_this, Kind::pre_that});
constexpr std::uint64_t kSetFirst =
    bits({Kind::every, Kind::times_a, Kind::number, Kind::amount, Kind::weekday, Kind::weekdays});
constexpr std::uint64_t kWindowFirst = bits({Kind::in, Kind::pre_past, Kind::pre_coming});
constexpr std::uint64_t kCountFirst = bits({Kind::in, Kind::number});
constexpr std::uint64_t kOffsetFirst = bits({Kind::mod, Kind::in, Kind::amount, Kind::half,
                                             Kind::quarter_of, Kind::quantity, Kind::number});
constexpr std::uint64_t kCalendarFirst =
    kWhichFirst |
    bits({Kind::weekday,     Kind::day_intro,     Kind::part,        Kind::date,
          Kind::day_month,   Kind::date_intro,    Kind::number,      Kind::ordinal,
          Kind::month,       Kind::hijri_month,   Kind::month_intro, Kind::deictic,
          Kind::text_day,    Kind::daypart,       Kind::clock,       Kind::dotted_clock,
          Kind::clock_intro, Kind::earlier_today, Kind::later_today, Kind::in,
          Kind::half,        Kind::quarter_of,    Kind::unit});
constexpr std::uint64_t kPeriodFirst =
    kWhichFirst |
    bits({Kind::edge, Kind::unit, Kind::period, Kind::ordinal, Kind::year_intro, Kind::number,
          Kind::decade_word, Kind::holiday, Kind::day_intro, Kind::amount, Kind::weekday});

constexpr std::uint64_t kDayRangeFirst =
    bits({Kind::pre_next, Kind::pre_last, Kind::number, Kind::ordinal, Kind::weekday,
          Kind::day_intro, Kind::month, Kind::date_intro});

}  // namespace

std::size_t Grammar::single(std::size_t i, TimeExpression& out, Readings* lost) const {
  Longest longest(out, lost);
  const Atom& a = a_[i];
  if (a.is_any(kSetFirst)) longest.offer(set(i, out));
  if (a.is_any(kWindowFirst) || a.is(Link::the)) longest.offer(window(i, out));
  if (a.is_any(kCountFirst)) longest.offer(weekday_count(i, out));
  if (a.is_any(kOffsetFirst) || a.is(Link::a)) longest.offer(offset(i, out));
  if (is(i, Kind::vague) && !is_compounded(i)) {
    out.shape = Shape::vague;
    out.vagueness = a_[i].vagueness;
    longest.offer(i + 1);
  }
  if (a.is_any(kCalendarFirst) || a.is(Link::the)) {
    out.shape = Shape::calendar;
    longest.offer(calendar(i, out.from));
  }
  if (a.is_any(kPeriodFirst) || a.is(Link::the) || a.is(Link::decade_intro) ||
      a.is(Mark::apostrophe)) {
    out.shape = Shape::calendar;
    longest.offer(period(i, out.from));
  }
  if (a.is(Kind::mod)) longest.offer(modified(i, out));
  return longest.take();
}

// The "now" of now-extinct.
bool Grammar::is_compounded(std::size_t i) const {
  const std::size_t next = a_[i].end_token;
  return next + 1 < around_.tokens.size() && around_.tokens[next].glued &&
         around_.tokens[next + 1].glued && around_.tokens[next + 1].kind == TokenKind::word &&
         slice(around_.text, around_.tokens[next].at) == "-";
}

// Jalan 17 Agustus: a date that is a street's name.
bool Grammar::is_street(std::size_t i) const {
  const std::size_t day = is(i, Kind::month) ? i - 1 : i;
  if (!is(day, Kind::number) || !is(day + 1, Kind::month)) return false;
  if (day == 0) {  // "Jl. 10 November" begins its line: the stop is no atom there
    const std::size_t first = a_[0].first_token;
    Atom word;
    return first >= 2 && around_.words != nullptr &&
           slice(around_.text, around_.tokens[first - 1].at) == "." &&
           around_.words->word(around_.tokens[first - 2].hash, word) && word.is(Link::street);
  }
  const bool has_stop = day > 1 && a_[day - 1].is(Mark::stop);
  return a_[has_stop ? day - 2 : day - 1].is(Link::street);
}

// "Senin (18/8) lalu", "tahun 2023 silam", "pukul 08.30 WIB tadi": says again what is known.
std::size_t Grammar::behind_redundant(std::size_t end, TimeExpression& out) const {
  Point& p = out.from;
  if (out.shape != Shape::calendar || !in(end) || a_[end].is_english) return end;
  if (a_[end].is(Kind::ref_last) && !a_[end].is(Kind::deictic) &&
      (p.year != kNoYear || p.is_bracketed) && p.era == Era::common)
    return end + 1;
  if (!a_[end].is(Kind::earlier_today) || !p.clock.is_set() || p.has_date() || p.weekday != 0)
    return end;
  if (is(end + 1, Kind::part)) return end;
  if (p.days == kNoDays && p.text_days == kNoDays) p.days = 0;
  return end + 1;
}

std::size_t Grammar::phrase(std::size_t i, TimeExpression& out) const {
  constexpr std::uint64_t kNeverFirst = bit(Kind::punctuation) | bit(Kind::link);
  if ((a_[i].kinds & ~kNeverFirst) == 0 && !a_[i].is(Link::the) && !a_[i].is(Link::a) &&
      !a_[i].is(Link::decade_intro) && !a_[i].is(Mark::apostrophe))
    return 0;
  out = {};
  if (i > 0 && a_[i - 1].is(Link::title) && a_[i].is_any(bit(Kind::month) | bit(Kind::weekday)))
    return 0;
  if (is_street(i)) return 0;
  std::size_t best = single(i, out, lost_);
  if (a_[i].is_any(kDayRangeFirst | kWhichFirst)) {
    TimeExpression days;
    if (const std::size_t k = day_range(i, days); k >= best && k != 0) {
      out = days;
      best = k;
    }
  }
  if (best == 0) best = weekday_range(i, out);
  if (best == 0) best = month_range(i, out);
  if (best == 0 || (best <= i + 2 && out.from.year != kNoYear && is(best, Mark::slash))) {
    TimeExpression years;
    if (const std::size_t k = year_range(i, years)) {
      best = k;
      out = years;
    }
  }
  const std::size_t dash = best != 0 ? best : i + 1;
  if (is(dash, Mark::dash) && is(dash + 1, Kind::vague))
    if (const std::size_t k = range_to_now(i, best, out)) return k;
  if (best == 0 || out.is_range) return best;
  const std::size_t end = range(i, best, out);
  return end != 0 ? end : behind_redundant(best, out);
}

}  // namespace jernih::times
