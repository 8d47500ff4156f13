// What the words and marks of a time phrase can be.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jernih::times {

// What an atom can be; words are often several things at once (a unit and a weekday).
// The names in lexicons/data/time/*.tsv are these, see kind_named().
enum class Kind : std::uint8_t {
  number,
  ordinal,
  clock,
  dotted_clock,
  date,
  day_month,
  stamp,
  unit,
  amount,
  quantity,
  month,
  hijri_month,
  weekday,
  weekdays,
  part,
  daypart,
  meridiem,
  zone,
  deictic,
  text_day,
  vague,
  holiday,
  ago,
  hence,
  later,
  earlier,
  window_past,
  window_next,
  ref_last,
  ref_this,
  ref_next,
  ref_prev,
  ref_following,
  ref_that,
  pre_last,
  pre_past,
  pre_this,
  pre_next,
  pre_coming,
  pre_that,
  earlier_today,
  later_today,
  in,
  mod,
  edge,
  every,
  times,
  times_a,
  half,
  quarter_of,
  and_half,
  clock_intro,
  clock_past,
  clock_to,
  period,
  year_intro,
  date_intro,
  day_intro,
  month_intro,
  era_mark,
  decade_word,
  // links: never begin a phrase alone
  link,
  punctuation
};
inline constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::punctuation) + 1;
static_assert(kKindCount <= 64, "bit(Kind) is one of 64");

enum class Link : std::uint8_t {
  none,
  and_,
  of,
  the,
  a,
  to,
  between,
  from,
  on,
  at,
  year_prep,
  per,
  label,
  oclock,
  unit_ago,
  title,
  window_in,
  decade_intro,
  tense_future,
  tense_past,
  street,
  event,
  follows_year,
  superlative,
  schedule,
  other,
  day_before,
  day_after,
  lasting,
  either,
  length
};
inline constexpr std::size_t kLinkCount = static_cast<std::size_t>(Link::length) + 1;
static_assert(kLinkCount <= 32, "bit(Link) is one of 32");

enum class Mark : std::uint8_t {
  none,
  comma,
  pipe,
  dash,
  slash,
  stop,
  open,
  close,
  apostrophe,
  plus
};

constexpr std::uint64_t bit(Kind k) { return std::uint64_t{1} << static_cast<unsigned>(k); }
constexpr std::uint32_t bit(Link l) { return std::uint32_t{1} << static_cast<unsigned>(l); }

// How a word must be accompanied to count.
enum class Form : std::uint8_t { full, short_, narrow, risky, upper };

}  // namespace jernih::times
