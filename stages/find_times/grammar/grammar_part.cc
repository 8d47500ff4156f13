// Zones and parts of the day beside clock times and dates.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
bool Grammar::ends_in_meridiem(std::size_t end) const {
  return is(end - 1, Kind::meridiem) || (is(end - 1, Mark::stop) && is(end - 2, Kind::meridiem));
}

// "7 pm", "9 malam": the clock time that ends before atom `end` says its half of the day itself.
bool Grammar::ends_in_half(std::size_t end) const {
  return end > 0 &&
         (ends_in_meridiem(end) || is(end - 1, Kind::part) || (end > 1 && is(end - 2, Kind::part)));
}

std::size_t Grammar::zone(std::size_t i, Point& out) const {
  std::size_t j = i;
  if ((is(j, Mark::plus) || is(j, Mark::dash)) && is_whole(j + 1, 0, 1400) &&
      a_[j + 1].digits == 4 && a_[j + 1].is_glued && i > 0 &&
      (a_[i - 1].is(Kind::clock) || a_[i - 1].clock.second >= 0 ||
       ends_in_meridiem(i))) {  // 15:05:09 +0700, 3:05:09 PM +0700
    const int minutes =
        static_cast<int>(a_[j + 1].whole()) / 100 * 60 + static_cast<int>(a_[j + 1].whole()) % 100;
    out.zone = static_cast<std::int16_t>(is(j, Mark::plus) ? minutes : -minutes);
    const bool is_twice = is(j + 2, Kind::zone) && a_[j + 2].zone == out.zone;  // +0700 WIB
    return is_twice ? j + 3 : j + 2;
  }
  const bool has_bracket = is(j, Mark::open);
  if (has_bracket) ++j;
  if (!is(j, Kind::zone)) return 0;
  const Atom& z = a_[j];
  const bool is_upper = z.is_capital || z.name_form == Form::full;
  if ((z.name_form == Form::upper && !is_upper) || z.name_form == Form::narrow) return 0;
  out.zone = z.zone;
  ++j;
  // UTC+7, GMT +07:00: the sign is a mark of its own or glued to the digits.
  if (z.zone == 0 && in(j + 1) && (is(j, Mark::plus) || (is(j, Mark::dash) && a_[j].is_glued))) {
    const Atom& n = a_[j + 1];
    int minutes = -1;
    if (n.is(Kind::clock))
      minutes = n.clock.hour * 60 + n.clock.minute;
    else if (n.is(Kind::number) && n.is_plain && n.digits <= 2 && n.whole() <= 14)
      minutes = static_cast<int>(n.whole()) * 60;
    else if (n.is(Kind::number) && n.is_plain && n.digits == 4 && n.whole() <= 1400)
      minutes = static_cast<int>(n.whole()) / 100 * 60 + static_cast<int>(n.whole()) % 100;
    if (minutes >= 0) {
      out.zone = static_cast<std::int16_t>(is(j, Mark::plus) ? minutes : -minutes);
      j += 2;
    }
  }
  if (has_bracket) {
    if (!is(j, Mark::close)) return 0;
    return j + 1;
  }
  // GMT+0700 (Western Indonesia Time)
  const bool is_twice = is(j, Mark::open) && is(j + 1, Kind::zone) && a_[j + 1].zone == out.zone &&
                        is(j + 2, Mark::close);
  return is_twice ? j + 3 : j;
}

// Morning, "pagi ini", "tadi pagi", "nanti malam", "this morning", "in the evening".
std::size_t Grammar::part(std::size_t i, Point& out) const {
  std::size_t j = i;
  Which which = Which::none;
  bool has_today = false;
  if (is(j, Kind::earlier_today) || is(j, Kind::later_today) ||
      (is(j, Kind::pre_this) && a_[j].is_english)) {
    has_today = true;
    ++j;
  } else if (is(j, Kind::pre_that)) {
    which = Which::that;
    ++j;
  } else if (is(j, Kind::in) && is(j + 1, Link::the)) {
    j += 2;
  } else if (is(j, Link::at) && a_[j].is_english) {
    ++j;
  }
  if (is(j, Kind::part)) {
    out.part = a_[j].part;
    ++j;
    if (!has_today &&
        (is(j, Kind::earlier_today) || is(j, Kind::later_today) || is(j, Kind::ref_this)) &&
        which == Which::none) {
      has_today = true;
      ++j;
    } else if (!has_today && is(j, Kind::ref_that)) {
      which = Which::that;
      ++j;
    } else if (!has_today && is(j, Kind::day_intro) && is(j + 1, Kind::ref_this)) {
      has_today = true;
      j += 2;
    }
  } else {
    return 0;
  }
  if (has_today) {
    if (out.days != kNoDays && out.days != 0) return 0;
    out.part_which = Which::current;
    if (out.weekday == 0 && !out.has_date()) out.days = 0;
  }
  if (which == Which::that) {
    if (out.weekday != 0 && out.weekday_which == Which::none && !out.has_date() &&
        out.unit == Unit::none) {
      out.weekday_which = Which::that;  // Kamis pagi itu
      return j;
    }
    if (out.weekday != 0 || out.has_date() || out.days != kNoDays) return 0;
    out.text_days = 0;
  }
  return j;
}

}  // namespace jernih::times
