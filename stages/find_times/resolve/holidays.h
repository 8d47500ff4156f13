// Named days: their English, and their dates by rule or by a table of years.
#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/find_times/resolve/calendar.h"

namespace jernih {
class Lexicon;
}  // namespace jernih

namespace jernih::times {

class TimeWords;

class Holidays {
 public:
  // Reads lexicons/data/time/holiday_names.tsv and holiday_dates.tsv; ConfigError for a bad row.
  Holidays(const Lexicon& lexicon, const TimeWords& words);

  // The date in a Gregorian year; false when no calendar here gives it. Index as in Point::holiday.
  bool date(std::size_t index, int year, Date& out) const;
  // The date in a year of the Islamic calendar.
  bool hijri_year_date(std::size_t index, int year, Date& out) const;
  // The first day of an Islamic month by what was announced for a day in it; false where that says
  // no other than the computed calendar.
  bool announced_month(int hijri_year, int hijri_month, Date& out) const;
  std::string_view english(std::size_t index) const { return days_[index - 1].english; }
  // "the {} anniversary of …" for a numbered one; may be empty.
  std::string_view numbered(std::size_t index) const { return days_[index - 1].numbered; }
  // The year of number 0; 0 when they are not numbered.
  int first_year(std::size_t index) const { return days_[index - 1].first_year; }
  bool is_month(std::size_t index) const { return days_[index - 1].is_month; }

 private:
  struct Day {
    std::string_view english;
    std::string_view numbered;
    int first_year = 0;
    int month = 0;  // of the Gregorian year, or of the Islamic one when is_hijri
    int day = 0;
    bool is_hijri = false;
    bool is_month = false;  // Ramadan
    bool is_easter = false;
    int easter_days = 0;  // Good Friday -2
  };
  std::vector<Day> days_;
  std::map<std::pair<std::size_t, int>, Date> dates_;  // where a table overrules
};

}  // namespace jernih::times
