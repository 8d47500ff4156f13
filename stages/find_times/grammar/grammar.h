// The grammar of time phrases over atoms; one for both languages and their mixtures. A new word is
// a row of a table, a new shape a rule here.
#pragma once

#include <span>
#include <string_view>

#include "pipeline/model/token.h"
#include "stages/find_times/atoms/atom.h"
#include "stages/find_times/atoms/time_words.h"
#include "stages/find_times/grammar/longest.h"

namespace jernih::times {

// What a phrase may take from where it stands.
struct Surroundings {
  std::string_view text;
  std::span<const Token> tokens;     // of the segment
  bool is_english = false;           // the segment is English
  bool is_english_page = false;      // so is what stands around it
  bool is_month_first = false;       // 5/8/2025 is May
  const TimeWords* words = nullptr;  // null: nothing is known about the words around
};

int hour_in_part(int hour, Part part);

inline constexpr int kOpenEnd = 9999;  // the year of a date that means "without end"

// Every rule takes an index of an atom and returns the index behind what it recognised, or 0 for
// nothing; on 0 its outputs hold rubbish. Bounded look-ahead, so that a whole run is linear.
class Grammar {
 public:
  // `lost`, when there is one, gets all that the rules read at the first atom of each phrase.
  using Readings = Longest<TimeExpression>::All;
  Grammar(std::span<const Atom> atoms, const Surroundings& around, Readings* lost = nullptr)
      : a_(atoms), around_(around), lost_(lost) {}

  // The longest phrase that begins at atom `i`.
  std::size_t phrase(std::size_t i, TimeExpression& out) const;

 private:
  // grammar.cc
  std::size_t modified(std::size_t i, TimeExpression& out) const;
  std::size_t single(std::size_t i, TimeExpression& out, Readings* lost = nullptr) const;
  std::size_t behind_redundant(std::size_t end, TimeExpression& out) const;
  // grammar_range.cc
  std::size_t joint(std::size_t i, bool is_between) const;
  std::size_t day_range(std::size_t i, TimeExpression& out) const;
  std::size_t range(std::size_t i, std::size_t end, TimeExpression& out) const;
  std::size_t season(std::size_t i, TimeExpression& out) const;
  std::size_t year_range(std::size_t i, TimeExpression& out) const;
  std::size_t range_to_now(std::size_t i, std::size_t end, TimeExpression& out) const;
  std::size_t weekday_range(std::size_t i, TimeExpression& out) const;
  std::size_t month_range(std::size_t i, TimeExpression& out) const;
  // grammar_amount.cc
  std::size_t modifier(std::size_t i, Modifier& out) const;
  std::size_t unit_after(std::size_t i, const Atom& number, Amount& out) const;
  bool counts_many(std::size_t i) const;
  std::size_t amount(std::size_t i, Amount& out) const;
  std::size_t amount_range(std::size_t i, TimeExpression& out) const;
  std::size_t amounts(std::size_t i, TimeExpression& out) const;
  void settle_units(std::size_t first, std::size_t end, TimeExpression& out) const;
  // grammar_offset.cc
  std::size_t offset_end(std::size_t i, bool has_in, TimeExpression& out) const;
  bool follows_superlative(std::size_t i) const;
  std::size_t offset(std::size_t i, TimeExpression& out) const;
  std::size_t per_period(std::size_t end, TimeExpression& out) const;
  std::size_t window(std::size_t i, TimeExpression& out) const;
  std::size_t weekday_count(std::size_t i, TimeExpression& out) const;
  // grammar_set.cc
  std::size_t every_weekday(std::size_t i, TimeExpression& out) const;
  std::size_t every_part(std::size_t i, TimeExpression& out) const;
  std::size_t every_unit(std::size_t i, TimeExpression& out) const;
  std::size_t every_date(std::size_t i, TimeExpression& out) const;
  bool is_repeated(std::size_t i) const;
  std::size_t every(std::size_t i, TimeExpression& out) const;
  std::size_t times_per(std::size_t i, TimeExpression& out) const;
  std::size_t set(std::size_t i, TimeExpression& out) const;
  // grammar_period.cc
  std::size_t which_before(std::size_t i, Which& out) const;
  std::size_t which_after(std::size_t i, Which& out) const;
  bool is_behind_lost_number(std::size_t i) const;
  std::size_t unit_reference(std::size_t i, Point& out) const;
  std::size_t period_core(std::size_t i, Point& out) const;
  std::size_t later_part(std::size_t i, Point& out) const;
  std::size_t period(std::size_t i, Point& out) const;
  // grammar_year.cc
  bool is_behind_hijri(std::size_t i) const;
  std::size_t year_number(std::size_t i, Point& out) const;
  bool counts_nothing(std::size_t end) const;
  bool names_event_year(std::size_t i, std::size_t end) const;
  bool is_in_year_list(std::size_t i) const;
  std::size_t year(std::size_t i, bool is_bare, Point& out) const;
  // grammar_year_part.cc
  std::size_t season_of_year(std::size_t i, std::size_t end, Point& out) const;
  std::size_t part_of_year(std::size_t i, Point& out) const;
  std::size_t last_part(std::size_t i, Point& out) const;
  std::size_t numbered_part(std::size_t i, Point& out) const;
  std::size_t week_of_year(std::size_t i, Point& out) const;
  std::uint8_t nth_of_month(std::size_t i) const;
  std::size_t nth_in_month(std::size_t i, Point& out) const;
  // grammar_era.cc
  std::size_t decade_or_century(std::size_t i, Point& out) const;
  std::size_t near_holiday(std::size_t i, Point& out) const;
  std::size_t holiday(std::size_t i, Point& out) const;
  // grammar_calendar.cc
  std::size_t bracket(std::size_t i, Point& out) const;
  std::size_t piece(std::size_t i, Point& out, std::uint32_t& weight) const;
  std::size_t part_of_date(std::size_t i, Point& out) const;
  std::size_t calendar(std::size_t i, Point& out) const;
  // grammar_date.cc
  std::size_t day_number(std::size_t i, int& out) const;
  bool has_company(std::size_t i, const Point& point) const;
  std::size_t numeric_date(std::size_t i, Point& out) const;
  std::size_t year_after(std::size_t i, Point& out) const;
  std::size_t written_date(std::size_t i, Point& out) const;
  std::size_t month_day(std::size_t i, Point& out) const;
  std::size_t year_first(std::size_t i, Point& out) const;
  std::size_t date(std::size_t i, Point& out) const;
  // grammar_day.cc
  std::size_t weekday(std::size_t i, Point& out) const;
  std::size_t day(std::size_t i, Point& out) const;
  // grammar_month.cc
  std::size_t month(std::size_t i, Point& out) const;
  std::size_t day_of_month(std::size_t i, Point& out) const;
  bool is_first_name(std::size_t i) const;
  bool ends_list(std::size_t i, Point& last) const;
  void take_year_of_list(std::size_t i, Point& out) const;
  std::size_t day_of_list(std::size_t i, Point& out) const;
  bool is_inside_name(std::size_t i) const;
  // grammar_digits.cc
  std::size_t slashed(std::size_t i, std::size_t count) const;
  std::size_t slashed_date(std::size_t i, Point& out) const;
  std::size_t slashed_month(std::size_t i, Point& out) const;
  bool is_behind_colon(std::size_t i) const;
  bool is_labelled_year(std::size_t i) const;
  // grammar_clock.cc
  std::size_t half_of_day(std::size_t i, Clock& clock, Point& out) const;
  std::size_t spoken_clock(std::size_t i, Clock& out) const;
  std::size_t clock_value(std::size_t i, bool is_introduced, Clock& out, Point& point) const;
  static void settle_hour(Point& p);
  bool is_after_between(std::size_t i) const;
  std::size_t clock_end(std::size_t i, Point& out) const;
  bool is_before_date(std::size_t i, std::size_t end) const;
  bool is_hour_of_range(std::size_t i) const;
  std::size_t zoned_end(std::size_t i, Point& out) const;
  std::size_t clock(std::size_t i, bool is_alone, Point& out) const;
  // grammar_schedule.cc
  void settle_first_hour(std::size_t end, std::size_t last, Point& p) const;
  bool is_behind_schedule(std::size_t i, std::size_t end) const;
  bool is_scheduled(std::size_t i, std::size_t end) const;
  bool is_in_list(std::size_t end) const;
  bool is_length(std::size_t i) const;
  // grammar_part.cc
  bool ends_in_meridiem(std::size_t end) const;
  bool ends_in_half(std::size_t end) const;
  std::size_t zone(std::size_t i, Point& out) const;
  std::size_t part(std::size_t i, Point& out) const;

  bool in(std::size_t i) const { return i < a_.size(); }
  bool is(std::size_t i, Kind k) const { return in(i) && a_[i].is(k); }
  bool is(std::size_t i, Link l) const { return in(i) && a_[i].is(l); }
  bool is(std::size_t i, Mark m) const { return in(i) && a_[i].mark == m; }
  // A whole number written so, between two bounds.
  bool is_whole(std::size_t i, std::int64_t least, std::int64_t most) const;
  bool is_year(std::size_t i) const;
  // No word follows atom i - 1 that could make its number count something else.
  bool ends_freely(std::size_t i) const;
  // Atom i stands at the very beginning, atom i - 1 at the very end of its segment.
  bool begins_segment(std::size_t i) const;
  bool ends_segment(std::size_t i) const;
  bool is_labelled(std::size_t i) const;
  bool is_street(std::size_t i) const;
  bool is_compounded(std::size_t i) const;
  bool is_route(std::size_t i) const;
  bool is_in_brackets(std::size_t i, std::size_t end) const;

  std::span<const Atom> a_;
  const Surroundings& around_;
  Readings* lost_;
};

}  // namespace jernih::times
