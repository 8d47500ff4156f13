// Arithmetic on the Gregorian calendar: days, weeks, months. No time zones, no words.
#pragma once

#include <cstdint>

namespace jernih::times {

struct Date {
  int year = 0;
  int month = 1;
  int day = 1;
  friend bool operator==(const Date&, const Date&) = default;
};

bool is_leap(int year);
int days_in_month(int year, int month);
// Year 1 to 9999, a month of the year, a day of that month.
bool is_valid(const Date& date);

// Days since 1970-01-01; the inverse.
std::int64_t day_number(const Date& date);
Date date_of(std::int64_t day_number);

// 1 is Monday, 7 Sunday.
int weekday_of(std::int64_t day_number);

struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek iso_week(std::int64_t day_number);

// Month arithmetic that keeps the day where it can (31 January + 1 month = 28 February).
Date add_months(const Date& date, std::int64_t months);

// First day of the Islamic month by the tabular (civil) calendar; within a day or two of what is
// announced, so only where no table gives the date.
Date hijri_date(int year, int month, int day);

}  // namespace jernih::times
