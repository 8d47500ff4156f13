// Weekdays, their eves, and days named by words, with what says which of them is meant.
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
// Senen-Tanah Abang: a name that is no day behind a glued dash.
bool Grammar::is_route(std::size_t i) const {
  const std::size_t next = a_[i].end_token;
  if (in(i + 2) || next + 1 >= around_.tokens.size() || !around_.tokens[next].glued) return false;
  const Token& name = around_.tokens[next + 1];
  return slice(around_.text, around_.tokens[next].at) == "-" && name.glued &&
         name.kind == TokenKind::word && name.letters == LetterCase::capitalised;
}

std::size_t Grammar::weekday(std::size_t i, Point& out) const {
  std::size_t j = i;
  Which which = Which::none;
  if (is(j, Kind::later_today) && is(j + 1, Kind::part) && is(j + 2, Kind::weekday)) {
    Point eve;  // nanti malam Minggu
    const std::size_t end = weekday(j + 1, eve);
    if (end == 0 || !eve.is_eve || eve.weekday_which != Which::none) return 0;
    out = eve;
    out.is_weekday_coming = true;
    return end;
  }
  if (is(j, Kind::day_intro)) {
    ++j;
  } else if (is(j, Kind::pre_last) || is(j, Kind::pre_next) || is(j, Kind::pre_this)) {
    which = is(j, Kind::pre_last)   ? Which::last
            : is(j, Kind::pre_next) ? Which::next
                                    : Which::current;
    ++j;
  } else if (is(j, Kind::part) && a_[j].part == Part::night && !a_[j].is_english &&
             is(j + 1, Kind::weekday) && a_[j + 1].name_form == Form::full &&
             !a_[j].is_any(bit(Kind::daypart))) {
    out.is_eve = true;  // malam Minggu
    out.part = Part::night;
    ++j;
  }
  if (!is(j, Kind::weekday)) return 0;
  const Atom& a = a_[j];
  // "Mo, 5 Jan" at the beginning of a line
  const bool has_date = a.is_capital && j == i && begins_segment(i) && is(j + 1, Mark::comma) &&
                        is_whole(j + 2, 1, 31) && is(j + 3, Kind::month);
  if (a.name_form == Form::narrow && !has_date &&
      !(which != Which::none && a.is_capital && ends_segment(j + 1)))
    return 0;
  const bool is_sunday_or_week = a.is(Kind::unit) && a.name_form == Form::full;
  if (is_sunday_or_week && j == i && !a.is_capital) {  // minggu is a day only beside a date
    const std::size_t next = is(j + 1, Mark::comma) || is(j + 1, Mark::open) ? j + 2 : j + 1;
    const bool has_digits = in(next) && a_[next].is_any(bit(Kind::date) | bit(Kind::day_month));
    const bool has_day = is_whole(next, 1, 31) && is(next + 1, Kind::month);
    const bool has_part = is(next, Kind::part) && next == j + 1;  // minggu pagi
    if (!has_digits && !has_day && !has_part) return 0;
  }
  if (is_route(j)) return 0;
  out.weekday = a.weekday;
  ++j;
  if (a.name_form != Form::full && is(j, Mark::stop) && a_[j].is_glued && in(j + 1)) ++j;
  if (which != Which::none) {
    out.weekday_which = which;
    return j;
  }
  const bool week_word = is_sunday_or_week && j == i + 1;
  if (is(j, Kind::ref_last) || is(j, Kind::ref_next) || is(j, Kind::ref_this)) {
    // Minggu lalu is last week, whatever its case; with a clock time it is a day.
    const bool is_day =
        is(j + 1, Kind::clock_intro) || is(j + 1, Link::at) ||
        (a.is_capital && is(j + 1, Mark::open) && in(j + 2) &&
         a_[j + 2].is_any(bit(Kind::date) | bit(Kind::day_month) | bit(Kind::number)));
    if (week_word && !is_day) return 0;
    out.weekday_which = is(j, Kind::ref_last)   ? Which::last
                        : is(j, Kind::ref_next) ? Which::next
                                                : Which::current;
    out.is_weekday_coming = is(j, Kind::deictic) && a_[j].value == 1;
    return j + 1;
  }
  if (is(j, Kind::ref_following)) {
    out.weekday_which = Which::next;
    return j + 1;
  }
  if (is(j, Kind::ref_that)) {
    out.weekday_which = Which::that;
    return j + 1;
  }
  // Selasa pekan depan, Monday last week
  Point week;
  if (const std::size_t k = unit_reference(j, week))
    if (week.unit == Unit::week && week.edge == Edge::none) {
      out.unit = Unit::week;
      out.unit_which = week.unit_which;
      return k;
    }
  return j;
}

// today, kemarin, "that day", "keesokan harinya"
std::size_t Grammar::day(std::size_t i, Point& out) const {
  if (!in(i)) return 0;
  if (a_[i].is(Kind::deictic)) {
    out.days = static_cast<std::int8_t>(a_[i].value);
    return i + 1;
  }
  if (a_[i].is(Kind::text_day)) {
    out.text_days = static_cast<std::int8_t>(a_[i].value);
    if (a_[i].is(Kind::part)) out.part = a_[i].part;  // sore harinya
    return i + 1;
  }
  if (a_[i].is(Kind::daypart)) {
    out.days = static_cast<std::int8_t>(a_[i].value);
    out.part = a_[i].part;
    return i + 1;
  }
  return 0;
}

}  // namespace jernih::times
