// Clock times and parts of the day: "pukul 08.30 WIB", "jam setengah delapan malam", "3:30 pm".
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
// The hour of a twelve-hour clock in its part of the day; 24 is the midnight that ends it.
int hour_in_part(int hour, Part part) {
  switch (part) {
    case Part::morning:
    case Part::early_morning:
    case Part::dawn:
      return hour == 12 ? 0 : hour;
    case Part::midday:
      return hour >= 1 && hour <= 5 ? hour + 12 : hour;
    case Part::afternoon:
      return hour >= 1 && hour < 12 ? hour + 12 : hour;
    case Part::evening:
      return hour >= 1 && hour < 12 ? hour + 12 : hour;
    case Part::night:
      return hour == 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour;
    case Part::midnight:
      return hour == 12 ? 0 : hour;
    case Part::none:
      break;
  }
  return hour;
}

namespace {

// Hours that somebody planned: 12.00, 14.30.
bool is_round(const Clock& clock) { return clock.minute >= 0 && clock.minute % 15 == 0; }

}  // namespace

// Morning or afternoon behind a clock time: "pm", "sore", "in the morning", "at night".
std::size_t Grammar::half_of_day(std::size_t i, Clock& clock, Point& out) const {
  std::size_t j = i;
  if (is(j, Kind::meridiem)) {
    if (clock.hour > 12) return j + 1;
    const int hour = clock.hour % 12 + (a_[j].is_pm ? 12 : 0);
    clock.hour = static_cast<std::int8_t>(hour);
    ++j;
    // The stop of "p.m." is its own, even at the end of a sentence.
    const bool has_stop = slice(around_.text, a_[j - 1].at).find('.') != std::string_view::npos;
    if (is(j, Mark::stop) && a_[j].is_glued && (has_stop || in(j + 1))) ++j;
    return j;
  }
  if (is(j, Kind::in) && is(j + 1, Link::the) && is(j + 2, Kind::part))
    j += 2;
  else if ((is(j, Link::at) || is(j, Kind::day_intro)) && is(j + 1, Kind::part))
    ++j;
  if (!is(j, Kind::part)) return 0;
  // Imsak 04:29 Subuh 04:39: what it names is the next one.
  if (j == i && (is(j + 1, Kind::clock) || is(j + 1, Kind::dotted_clock))) return 0;
  if (clock.hour > 12 || a_[j].part == Part::none) return j == i ? j + 1 : 0;
  clock.hour = static_cast<std::int8_t>(hour_in_part(clock.hour, a_[j].part));
  ++j;
  if (is(j, Kind::ref_this) || is(j, Kind::earlier_today) || is(j, Kind::later_today)) ++j;
  if (out.days == kNoDays && !out.has_date() && out.weekday == 0 && j > 1 &&
      (is(j - 1, Kind::ref_this) || is(j - 1, Kind::earlier_today) || is(j - 1, Kind::later_today)))
    out.days = 0;
  return j;
}

// "setengah delapan", "tujuh lewat seperempat", "delapan kurang lima", "quarter past 7".
std::size_t Grammar::spoken_clock(std::size_t i, Clock& out) const {
  const auto set = [&](std::int64_t hour, std::int64_t minute) {
    const std::int64_t all = ((hour * 60 + minute) % 1440 + 1440) % 1440;
    out = {static_cast<std::int8_t>(all / 60), static_cast<std::int8_t>(all % 60), -1};
  };
  if (is(i, Kind::half)) {  // half of the hour that leads to eight; English: half past seven
    if (is(i + 1, Kind::clock_past) && is_whole(i + 2, 1, 12)) {
      set(a_[i + 2].whole(), 30);
      return i + 3;
    }
    if (!a_[i].is_english && is_whole(i + 1, 1, 12)) {
      const std::int64_t hour = a_[i + 1].whole();
      set(hour == 1 ? 12 : hour - 1, 30);
      return i + 2;
    }
    return 0;
  }
  const auto minutes_at = [&](std::size_t k, std::size_t& end) -> std::int64_t {
    end = k + 1;
    if (is(k, Kind::quarter_of) ||
        (is(k, Kind::unit) && a_[k].unit == Unit::quarter && a_[k].is_english))
      return 15;
    if (!is_whole(k, 1, 59)) return -1;
    if (is(k + 1, Kind::unit) && a_[k + 1].unit == Unit::minute) ++end;
    return a_[k].whole();
  };
  std::size_t end = 0;
  if (is_whole(i, 0, 24) && !a_[i].is(Kind::unit)) {
    const bool past = is(i + 1, Kind::clock_past) && !a_[i + 1].is(Kind::quarter_of);
    const bool to = is(i + 1, Kind::clock_to) && !a_[i + 1].is_english;
    if (!past && !to) return 0;
    const std::int64_t minute = minutes_at(i + 2, end);
    if (minute < 0 || (past && a_[i + 1].is_english)) return 0;
    set(a_[i].whole(), past ? minute : -minute);
    return end;
  }
  const std::int64_t minute = minutes_at(i, end);  // English: ten past seven, a quarter to eight
  if (minute < 0 || !in(end) || !is_whole(end + 1, 1, 12)) return 0;
  if (is(end, Kind::clock_past) && a_[end].is_english)
    set(a_[end + 1].whole(), minute);
  else if (is(end, Kind::clock_to) && a_[end].is_english)
    set(a_[end + 1].whole(), -minute);
  else
    return 0;
  return end + 2;
}

std::size_t Grammar::clock_value(std::size_t i, bool is_introduced, Clock& out,
                                 Point& point) const {
  if (!in(i)) return 0;
  const Atom& a = a_[i];
  if (is_introduced || is(i, Kind::half) || is(i, Kind::quarter_of) ||
      is(i + 1, Kind::clock_past)) {
    if (const std::size_t k = spoken_clock(i, out)) {
      const std::size_t part_end = half_of_day(k, out, point);
      if (part_end != 0) return part_end;
      return is_introduced || a_[i].is_english || a_[i + 1].is_english ? k : 0;
    }
  }
  if (a.is(Kind::clock) || a.is(Kind::dotted_clock)) {
    out = a.clock;
    if (a.zone != kNoZone) point.zone = a.zone;
    const std::size_t k = half_of_day(i + 1, out, point);
    return k != 0 ? k : i + 1;
  }
  if (!a.is(Kind::number) || !is_whole(i, 0, 24) || (a.digits > 2)) return 0;
  if (a.whole() == 12 && is(i + 1, Kind::clock) && !is(i + 1, Kind::number) &&
      a_[i + 1].digits == 0 && a_[i + 1].is_english) {
    out = a_[i + 1].clock;  // 12 noon
    return i + 2;
  }
  out = {static_cast<std::int8_t>(a.whole()), -1, -1};
  std::size_t j = i + 1;
  if (is_introduced && is(j, Kind::decade_word) && a_[j].value == 0 && a_[j].is_glued) ++j;  // 9an
  const bool has_oclock = is(j, Link::oclock);
  if (has_oclock) ++j;
  const bool has_half = is(j, Kind::meridiem) || is(j, Kind::part) ||
                        (is(j, Kind::in) && is(j + 1, Link::the) && is(j + 2, Kind::part)) ||
                        (is(j, Link::at) && is(j + 1, Kind::part));
  if (!is_introduced && !has_oclock && !is(j, Kind::meridiem) &&
      !(has_half && a_[i].digits > 0 && (is(j, Kind::in) || is(j, Link::at))))
    return 0;
  const std::size_t k = half_of_day(j, out, point);
  return k != 0 ? k : j;
}

// "malam ini jam 7", "tonight at 8": the part of the day says which half of it is meant.
void Grammar::settle_hour(Point& p) {
  for (Clock* c : {&p.clock, &p.clock_to})
    if (c->is_set() && c->hour <= 12 && c->hour > 0 && p.part != Part::midnight)
      c->hour = static_cast<std::int8_t>(hour_in_part(c->hour, p.part));
  if (p.clock.hour == 24 && p.clock.minute > 0) p.clock.hour = 0;
}

// antara pukul 09.00 dan 15.00
bool Grammar::is_after_between(std::size_t i) const {
  const std::size_t first = i > 1 && is(i - 2, Kind::clock_intro) ? i - 2 : i - 1;
  return i > 0 && first > 0 && a_[first - 1].is(Link::between);
}

// "- 16.00", "s/d 16.00" behind a clock time.
std::size_t Grammar::clock_end(std::size_t i, Point& out) const {
  std::size_t j = joint(i, is_after_between(i));
  if (j == 0) return 0;
  bool is_introduced = false;
  if (is(j, Kind::clock_intro)) {
    is_introduced = true;
    ++j;
  }
  if (!in(j)) return 0;
  const bool is_clock = a_[j].is(Kind::clock) || a_[j].is(Kind::dotted_clock);
  Clock last;
  const std::size_t end = clock_value(j, true, last, out);
  if (end == 0 || (!is_clock && !is_introduced && !ends_in_meridiem(end) && out.clock.minute >= 0))
    return 0;
  if (is(end, Kind::unit) && !is_clock) return 0;
  out.clock_to = last;
  return end;
}

// 07.41, 18/03/2026; 10:22, 5 January 2026 (UTC)
bool Grammar::is_before_date(std::size_t i, std::size_t end) const {
  if (!is(end, Mark::comma) && !is(end, Mark::pipe)) return false;
  if (is(end + 1, Kind::date)) return begins_segment(i) || a_[i].is(Kind::clock);
  Point day;
  return date(end + 1, day) != 0 && day.has_date() && day.year != kNoYear && day.year_digits == 4;
}

// "9-11 p.m.", "buka 10 pagi - 9 malam": an hour that only what stands around makes one.
bool Grammar::is_hour_of_range(std::size_t i) const {
  if (!is_whole(i, 1, 12) || a_[i].digits == 0 || is_labelled(i)) return false;
  const bool is_led = i > 0 && (a_[i - 1].is(Link::schedule) || a_[i - 1].is(Link::from));
  if (is_led && is(i + 1, Kind::part)) return true;
  const std::size_t last = joint(i + 1, false);
  return last != 0 && is_whole(last, 1, 12) && is(last + 1, Kind::meridiem);
}

// 15.00 WIB s/d 17.00 WIB: the same zone on both sides.
std::size_t Grammar::zoned_end(std::size_t i, Point& out) const {
  if (out.clock_to.is_set()) return 0;
  Point last = out;
  const std::size_t k = clock_end(i, last);
  if (k == 0) return 0;
  last.zone = kNoZone;
  const std::size_t end = zone(k, last);
  if (end == 0 || last.zone != out.zone) return 0;
  out = last;
  return end;
}

// `is_alone`: nothing else of the phrase stands before it; then only a sure clock time counts.
std::size_t Grammar::clock(std::size_t i, bool is_alone, Point& out) const {
  std::size_t j = i;
  bool is_introduced = false;
  if (is(j, Kind::clock_intro)) {
    is_introduced = true;
    ++j;
    if (is(j, Mark::stop) && a_[j].is_glued) ++j;  // Pkl. 19.30
  } else if (is_alone && is_hour_of_range(j)) {
    is_introduced = true;
  } else if (!is_alone && is(j, Link::at) && (a_[j].is_english || is(j + 1, Kind::clock_intro))) {
    ++j;
    if (is(j, Kind::clock_intro)) ++j;
    is_introduced = true;
  } else if (is_alone && i > 0 && a_[i - 1].is(Link::at) && a_[i - 1].is_english) {
    is_introduced = is(j, Kind::clock);  // "at" itself stays outside
  }
  Point probe = out;
  if (is(j, Kind::mod) && a_[j].modifier == Modifier::about && is_introduced) {
    probe.is_clock_about = true;  // pukul sekitar 10.00, "at about 8 pm"
    ++j;
  }
  std::size_t end = clock_value(j, is_introduced, probe.clock, probe);
  if (end == 0 || is_labelled(i) || (is_alone && !is_introduced && is_length(j))) return 0;
  const Atom& a = a_[j];
  bool is_sure = is_introduced || end > j + 1 || probe.zone != kNoZone || a.clock.second >= 0;
  const bool may_count = a.is(Kind::number) && !a.is(Kind::dotted_clock);
  // "jam 5 menit": no; "5 jam": no.
  const bool is_day = is(end, Kind::day_intro) && is(end + 1, Kind::weekday);  // jam 8 hari Senin
  if (may_count && is(end, Kind::unit) && end == j + 1 && !is_day) return 0;
  if (may_count && is(end, Kind::times) && end == j + 1) return 0;  // pukul 5 kali
  if (const std::size_t k = clock_end(end, probe)) {
    const bool is_schedule = a.is(Kind::dotted_clock) && !around_.is_english &&
                             is(k - 1, Kind::dotted_clock) && is_round(probe.clock) &&
                             is_round(probe.clock_to);
    if (is_alone && !is_introduced && !a.is(Kind::clock) && !is(k, Kind::zone) &&
        !ends_in_meridiem(k) && !is_schedule)
      return 0;
    settle_first_hour(end, k, probe);
    const bool is_morning =
        ends_in_meridiem(k) && !ends_in_meridiem(end) && probe.clock_to.hour < 12;
    if (is_morning && probe.clock.hour == 12) probe.clock.hour = 0;  // 12:09 - 5:09 AM
    end = k;
    is_sure = true;
  }
  if (const std::size_t k = zone(end, probe)) {
    end = k;
    is_sure = true;
    if (const std::size_t last = zoned_end(end, probe)) end = last;
  }
  const bool has_date =
      !is_sure && (is_before_date(i, end) || is_scheduled(i, end) || is_in_list(end));
  if (!is_sure && a.is(Kind::dotted_clock) && is_alone && !has_date) return 0;
  is_sure = is_sure || has_date;
  if (!is_sure && is_alone && !(begins_segment(i) && ends_segment(end))) return 0;
  if (!is_sure && a.is(Kind::dotted_clock) && is(end, Kind::unit)) return 0;
  out = probe;
  return end;
}

}  // namespace jernih::times
