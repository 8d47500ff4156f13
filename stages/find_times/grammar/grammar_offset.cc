// What makes amounts offsets and windows: "2 jam lalu", "dalam 3 hari", "the last 24 hours".
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {

// What behind the amounts says where they lead.
std::size_t Grammar::offset_end(std::size_t i, bool has_in, TimeExpression& out) const {
  const auto go = [&](Direction d) {
    out.direction = d;
    return i + 1;
  };
  if (!in(i)) return 0;
  const Atom& a = a_[i];
  if (a.is(Kind::ago) && !has_in) return go(Direction::ago);
  if (a.is(Kind::ago)) return 0;
  if (a.is(Kind::hence)) return go(Direction::ahead);
  if (a.is(Kind::window_past)) return go(Direction::window_past);
  if (a.is(Kind::window_next)) return go(Direction::window_next);
  if (has_in && a.is(Kind::ref_this) && !a.is_english && a_[i - 1].unit >= Unit::day)
    return go(Direction::window_past);  // dalam dua hari ini
  if (has_in) return 0;
  if (a.is(Kind::later)) return go(Direction::later);
  if (a.is(Kind::earlier)) return go(Direction::earlier);
  // "dua hari ini", "beberapa pekan ini": in words or of days; "nomor 5 tahun ini" counts no years.
  constexpr std::int64_t kMostCounted = 1000000;  // thousandths
  const Atom& unit = a_[i - 1];
  const bool is_counted = i > 1 && a_[i - 2].is_any(bit(Kind::number) | bit(Kind::quantity)) &&
                          a_[i - 2].milli <= kMostCounted &&
                          (a_[i - 2].digits == 0 || unit.unit == Unit::day);
  if (a.is(Kind::ref_this) && unit.is_any(bit(Kind::unit) | bit(Kind::amount)) &&
      unit.unit >= Unit::day && (is_counted || unit.is(Kind::amount)))
    return go(Direction::window_past);
  return 0;
}

// "the first time in five years": what follows "in" is no point of the future.
bool Grammar::follows_superlative(std::size_t i) const {
  constexpr std::size_t kNear = 4;
  if (around_.words == nullptr) return false;
  const std::size_t end = a_[i].first_token;
  for (std::size_t t = end > kNear ? end - kNear : 0; t < end; ++t) {
    Atom word;
    if (around_.words->word(around_.tokens[t].hash, word) && word.is(Link::superlative))
      return true;
  }
  return false;
}

std::size_t Grammar::offset(std::size_t i, TimeExpression& out) const {
  std::size_t j = i;
  bool has_in = false;
  if (const std::size_t k = modifier(j, out.modifier)) j = k;
  if (is(j, Kind::in)) {
    has_in = true;
    ++j;
  }
  if (out.modifier == Modifier::none)
    if (const std::size_t k = modifier(j, out.modifier)) j = k;
  if (out.modifier == Modifier::none && is(j, Kind::number) && is(j + 1, Mark::plus) &&
      a_[j + 1].is_glued)
    out.modifier = Modifier::more_than;
  // The unit and its direction in one word: "menitlalu".
  std::size_t end = amounts(j, out);
  if (end == 0) return 0;
  if (is(end, Kind::mod) && a_[end].modifier == Modifier::more_than && !a_[end].is_english &&
      out.modifier == Modifier::none &&
      (is(end + 1, Kind::ago) || is(end + 1, Kind::window_past))) {
    out.modifier = Modifier::more_than;
    ++end;
  }
  out.shape = Shape::offset;
  out.has_in = has_in;
  if (a_[end - 1].is(Kind::unit) && a_[end - 1].is(Kind::ago)) {
    out.direction = Direction::ago;
    return end;
  }
  if (const std::size_t k = offset_end(end, has_in, out)) {
    if (has_in && out.direction == Direction::ahead) out.has_in = false;
    return k;
  }
  if (has_in) {
    if (follows_superlative(i)) return 0;
    out.direction = Direction::ahead;
    return end;
  }
  out.shape = Shape::duration;
  return per_period(end, out);
}

// 24 jam sehari, "40 jam per minggu", "8 hours a day"; `end` where nothing of the kind follows.
std::size_t Grammar::per_period(std::size_t end, TimeExpression& out) const {
  if (!in(end) || out.modifier != Modifier::none || out.amounts[0].vague != Vague::none) return end;
  const Unit counted = out.amounts[0].unit;
  const auto is_larger = [&](std::size_t i) {
    return a_[i].unit >= Unit::minute && a_[i].unit <= Unit::year && a_[i].unit > counted;
  };
  std::size_t k = end;
  if (is(k, Kind::amount) && !is(k, Kind::unit) && a_[k].vague == Vague::none && is_larger(k)) {
    ++k;
  } else if (is(k, Link::per) && is(k + 1, Kind::unit) && a_[k + 1].unit_form == Form::full &&
             is_larger(k + 1)) {
    k += 2;
  } else {
    return end;
  }
  constexpr std::uint64_t kLeads = kFollowing & ~bit(Kind::times);
  if (in(k) && (a_[k].is_any(kLeads) || a_[k].is(Kind::times_a))) return end;  // sehari kemudian
  out.per = a_[k - 1].unit;
  return k;
}

// English windows: "the last 24 hours", "in the past few weeks", "next 3 days".
std::size_t Grammar::window(std::size_t i, TimeExpression& out) const {
  std::size_t j = i;
  if (is(j, Kind::in)) {
    out.has_in = true;
    ++j;
  }
  if (is(j, Link::the)) ++j;
  if (!is(j, Kind::pre_past) && !is(j, Kind::pre_coming)) return 0;
  out.direction = a_[j].is(Kind::pre_past) ? Direction::window_past : Direction::window_next;
  ++j;
  if (const std::size_t k = modifier(j, out.modifier)) j = k;
  if (is(j, Kind::unit) && a_[j].unit != Unit::weekend && is(j - 1, Kind::pre_past) &&
      !is(j - 1, Kind::pre_last)) {
    out.amounts[0] = {};  // the past week
    out.amounts[0].unit = a_[j].unit;
    out.amount_count = 1;
    out.shape = Shape::offset;
    return j + 1;
  }
  const std::size_t end = amounts(j, out);
  if (end == 0 || is(j, Link::a)) return 0;
  out.shape = Shape::offset;
  return end;
}

// "3 Sundays ago", "dalam 10 Senin", "3 hari Minggu yang lalu".
std::size_t Grammar::weekday_count(std::size_t i, TimeExpression& out) const {
  std::size_t j = i;
  const bool has_in = is(j, Kind::in);
  if (has_in) ++j;
  if (!is(j, Kind::number) || a_[j].milli > 10000000 || a_[j].is_decade) return 0;
  const Atom& number = a_[j++];
  const bool has_day = is(j, Kind::day_intro);
  if (has_day) ++j;
  if (!is(j, Kind::weekday) && !is(j, Kind::weekdays)) return 0;
  const Atom& day = a_[j];
  // Three weeks, not three Sundays, unless it says so.
  if (day.is(Kind::unit) && !has_day && day.unit_form == Form::full) return 0;
  ++j;
  if (day.name_form != Form::full && is(j, Mark::stop) && a_[j].is_glued) ++j;
  if (is(j, Kind::ago) && !has_in) {
    out.direction = Direction::ago;
    ++j;
  } else if (is(j, Kind::hence) && !has_in) {
    out.direction = Direction::ahead;
    ++j;
  } else if (has_in) {
    out.direction = Direction::ahead;
  } else {
    return 0;
  }
  // "3 jm lalu" are hours
  if (day.is(Kind::unit) && day.name_form == Form::narrow && !day.is_capital) return 0;
  // "in 15 min." are minutes, "in 3 mo." months.
  if (day.is(Kind::unit) && has_in && a_[i].is_english && day.name_form != Form::full) return 0;
  // "10 Min. lalu": ten minutes or ten Sundays; with its own language's stop it is a day's name.
  if (day.is(Kind::unit) && !has_day && a_[j - 1].is_english) return 0;
  out.shape = Shape::offset;
  out.amounts[0] = {};
  out.amounts[0].milli = number.milli;
  out.amounts[0].unit = Unit::week;
  out.amounts[0].weekday = day.weekday;
  out.amount_count = 1;
  return j;
}

}  // namespace jernih::times
