// How the parts of TIMEX3 values are written. All functions append.
#pragma once

#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "stages/find_times/atoms/digits_text.h"
#include "stages/find_times/resolve/calendar_place.h"

namespace jernih::times {

template <class... Args>
void put(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

// "T07:05:09"
void put_time(std::string& out, std::int64_t hour, std::int64_t minute, std::int64_t second);
void put_zone(std::string& out, int minutes);
void put_date(std::string& out, const Date& d);
std::string_view part_code(Part part);
void put_clock(std::string& out, const Clock& clock, std::int16_t zone);
void put_place(std::string& out, const CalendarPlace& place);
std::string_view grain_name(Grain g);
std::string_view clock_grain(const Clock& clock);
std::string_view unit_code(Unit u);
void put_number(std::string& out, std::int64_t milli);
Amount standard(Amount a);
void put_amount(std::string& out, const Amount& amount, bool upper_end);
void put_duration(std::string& out, const TimeExpression& e, bool upper_end);

// Of a set ("every Monday"), of a vague word ("recently"); both fill value, type and grain.
void resolve_set(const TimeExpression& e, Resolution& out);
void resolve_vague(const TimeExpression& e, Resolution& out);

}  // namespace jernih::times
