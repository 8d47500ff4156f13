// Days are counted from year, month and day by the usual era formula.
#include "stages/find_times/resolve/calendar.h"

#include <algorithm>
#include <array>

namespace jernih::times {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(const Date& d) {
  return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
         d.day <= days_in_month(d.year, d.month);
}

std::int64_t day_number(const Date& date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t of_era = y - era * 400;
  const int shifted = date.month + (date.month > 2 ? -3 : 9);
  const std::int64_t of_year = (153 * shifted + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Date date_of(std::int64_t number) {
  const std::int64_t z = number + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t of_era = z - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  Date d;
  d.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
  d.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  d.year = static_cast<int>(year + era * 400 + (d.month <= 2 ? 1 : 0));
  return d;
}

int weekday_of(std::int64_t number) {
  const std::int64_t since_monday = (number + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

IsoWeek iso_week(std::int64_t number) {
  const std::int64_t thursday = number - weekday_of(number) + 4;
  const Date d = date_of(thursday);
  const std::int64_t first = day_number({d.year, 1, 1});
  return {d.year, static_cast<int>((thursday - first) / 7) + 1};
}

Date add_months(const Date& date, std::int64_t months) {
  const std::int64_t index = std::int64_t{date.year} * 12 + date.month - 1 + months;
  Date d;
  d.year = static_cast<int>(index >= 0 ? index / 12 : (index - 11) / 12);
  d.month = static_cast<int>(index - std::int64_t{d.year} * 12) + 1;
  d.day = std::min(date.day, days_in_month(d.year, d.month));
  return d;
}

Date hijri_date(int year, int month, int day) {
  // 30-year cycle of 10,631 days; 1 Muharram 1 AH was 16 July 622 (Julian), day -492148.
  const std::int64_t days = std::int64_t{year - 1} * 354 + (3 + 11 * std::int64_t{year}) / 30 +
                            29 * (month - 1) + month / 2 + day - 1;
  return date_of(days - 492148);
}

}  // namespace jernih::times
