#include "stages/find_times/resolve/holidays.h"

#include <charconv>

#include "lexicons/tables/lexicon.h"
#include "pipeline/options/error.h"
#include "stages/find_times/atoms/time_words.h"

namespace jernih::times {
namespace {

int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Easter Sunday by the anonymous Gregorian computus.
Date easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return {year, f / 31, f % 31 + 1};
}

}  // namespace

Holidays::Holidays(const Lexicon& lexicon, const TimeWords& words) {
  const Table& names = lexicon.table("time_holiday_names");
  const std::uint32_t english = names.column("english");
  const std::uint32_t numbered = names.column("numbered");
  const std::uint32_t first_year = names.column("first_year");
  const std::uint32_t rule = names.column("rule");
  std::map<std::string_view, std::size_t> index;
  for (std::size_t i = 1; i <= words.holiday_count(); ++i) {
    const Table::Match row = names.exact(words.holiday_key(i));
    if (row.rows == 0)
      throw ConfigError({"lexicons/data/time/holiday_names.tsv", 0, 0},
                        "no name for the day " + std::string(words.holiday_key(i)));
    Day day;
    day.english = names.cell(row.row, english);
    day.numbered = names.cell(row.row, numbered);
    if (day.numbered == "-") day.numbered = {};
    day.first_year = number_in(names.cell(row.row, first_year));
    // "08-17", "hijri 10-01", "hijri 09", "easter -2", "table"
    std::string_view how = names.cell(row.row, rule);
    day.is_hijri = how.starts_with("hijri ");
    day.is_easter = how.starts_with("easter ");
    if (day.is_easter) day.easter_days = number_in(how.substr(7));
    if (day.is_hijri) how.remove_prefix(6);
    if (!day.is_easter && how != "table") {
      day.month = number_in(how.substr(0, 2));
      day.day = how.size() > 2 ? number_in(how.substr(3)) : 1;
      day.is_month = how.size() == 2;
    }
    days_.push_back(day);
    index[words.holiday_key(i)] = i;
  }
  const Table& dates = lexicon.table("time_holiday_dates");
  const std::uint32_t key = dates.column("day");
  const std::uint32_t date = dates.column("date");
  for (std::uint32_t r = 0; r < dates.size(); ++r) {
    const std::string_view iso = dates.cell(r, date);
    const Date d{number_in(iso.substr(0, 4)), number_in(iso.substr(5, 2)),
                 number_in(iso.substr(8))};
    const auto found = index.find(dates.cell(r, key));
    if (found == index.end() || !is_valid(d))
      throw ConfigError({"lexicons/" + dates.where(r), 0, 0},
                        "a known day and its date are wanted");
    dates_[{found->second, d.year}] = d;
  }
}

bool Holidays::date(std::size_t i, int year, Date& out) const {
  const Day& day = days_[i - 1];
  const auto found = dates_.find({i, year});
  if (found != dates_.end()) {
    out = found->second;
    return true;
  }
  if (day.is_easter) {
    out = date_of(day_number(easter(year)) + day.easter_days);
    return true;
  }
  if (day.is_hijri) {
    const int near = (year - 622) * 33 / 32;
    for (int hijri = near - 1; hijri <= near + 2; ++hijri) {
      out = hijri_date(hijri, day.month, day.day);
      if (out.year == year) return true;
    }
    return false;
  }
  out = {year, day.month, day.day};
  return day.month != 0;
}

bool Holidays::hijri_year_date(std::size_t i, int year, Date& out) const {
  const Day& day = days_[i - 1];
  if (!day.is_hijri) return false;
  const Date computed = hijri_date(year, day.month, day.day);
  const auto found = dates_.find({i, computed.year});
  // The announced date, when the table's is that of the same Islamic year.
  const bool is_same =
      found != dates_.end() && std::abs(day_number(found->second) - day_number(computed)) < 5;
  out = is_same ? found->second : computed;
  return true;
}

bool Holidays::announced_month(int hijri_year, int hijri_month, Date& out) const {
  for (std::size_t i = 1; i <= days_.size(); ++i) {
    const Day& day = days_[i - 1];
    if (!day.is_hijri || day.is_month || day.month != hijri_month) continue;
    const Date computed = hijri_date(hijri_year, day.month, day.day);
    if (!hijri_year_date(i, hijri_year, out)) continue;
    if (out == computed) continue;  // nothing was announced that says otherwise
    out = date_of(day_number(out) - day.day + 1);
    return true;
  }
  return false;
}

}  // namespace jernih::times
