// TIMEX3 values, part by part.
#include "stages/find_times/resolve/timex_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace jernih::times {

void put_time(std::string& out, std::int64_t hour, std::int64_t minute, std::int64_t second) {
  out += 'T';
  put_digits(out, hour, 2);
  out += ':';
  put_digits(out, minute, 2);
  if (second < 0) return;
  out += ':';
  put_digits(out, second, 2);
}

void put_zone(std::string& out, int minutes) {
  out += minutes < 0 ? '-' : '+';
  put_digits(out, std::abs(minutes) / 60, 2);
  out += ':';
  put_digits(out, std::abs(minutes) % 60, 2);
}

namespace {
void put_year(std::string& out, int year) {
  if (year == kNoYear)
    out += "XXXX";
  else
    put_digits(out, year, 4);
}
}  // namespace

void put_date(std::string& out, const Date& d) {
  put_year(out, d.year);
  out += '-';
  put_digits(out, d.month, 2);
  out += '-';
  put_digits(out, d.day, 2);
}

std::string_view part_code(Part part) {
  switch (part) {
    case Part::morning:
      return "TMO";
    case Part::midday:
      return "TMI";
    case Part::afternoon:
      return "TAF";
    case Part::evening:
      return "TEV";
    case Part::night:
      return "TNI";
    case Part::early_morning:
    case Part::dawn:
      return "TDM";
    default:
      return "T00:00";
  }
}

void put_clock(std::string& out, const Clock& clock, std::int16_t zone) {
  put_time(out, clock.hour, std::max<int>(0, clock.minute), clock.second);
  if (zone != kNoZone && zone != kLocalZone) put_zone(out, zone);
}

// The value of a place, without part of day or clock time.
void put_place(std::string& out, const CalendarPlace& place) {
  const Date& d = place.date;
  switch (place.grain) {
    case Grain::minute:
    case Grain::hour:
      put_date(out, d);
      put(out, "T{:02}", static_cast<int>(place.clock.hour));
      if (place.grain == Grain::minute)
        put(out, ":{:02}", std::max(0, static_cast<int>(place.clock.minute)));
      break;
    case Grain::day:
      put_date(out, d);
      break;
    case Grain::week:
    case Grain::weekend: {
      const IsoWeek week = iso_week(day_number(d));
      put(out, "{:04}-W{:02}{}", week.year, week.week, place.grain == Grain::weekend ? "-WE" : "");
      break;
    }
    case Grain::month:
      put_year(out, d.year);
      out += '-';
      put_digits(out, d.month, 2);
      break;
    case Grain::month_span: {  // an Islamic month: from its first to its last day
      put_date(out, d);
      out += '/';
      put_date(out, date_of(day_number(d) + 28));
      break;
    }
    case Grain::season: {
      constexpr std::array<std::string_view, 4> kCodes = {"-SP", "-SU", "-FA", "-WI"};
      put_year(out, d.year);
      out += kCodes[static_cast<std::size_t>(d.month / 3 - 1)];
      break;
    }
    case Grain::quarter:
      put_year(out, d.year);
      put(out, "-Q{}", (d.month - 1) / 3 + 1);
      break;
    case Grain::half:
      put_year(out, d.year);
      put(out, "-H{}", (d.month - 1) / 6 + 1);
      break;
    case Grain::year:
      if (place.is_before_christ)
        put(out, "BC{:04}", d.year);
      else
        put_digits(out, d.year, 4);
      break;
    case Grain::decade:
      put(out, "{:03}", d.year / 10);
      break;
    case Grain::century:
      put(out, "{:02}", d.year / 100);
      break;
    case Grain::none:
      break;
  }
}

std::string_view grain_name(Grain g) {
  switch (g) {
    case Grain::minute:
      return "minute";
    case Grain::hour:
      return "hour";
    case Grain::day:
      return "day";
    case Grain::weekend:
      return "weekend";
    case Grain::week:
      return "week";
    case Grain::month:
    case Grain::month_span:
      return "month";
    case Grain::season:
      return "season";
    case Grain::quarter:
      return "quarter";
    case Grain::half:
      return "half";
    case Grain::year:
      return "year";
    case Grain::decade:
      return "decade";
    case Grain::century:
      return "century";
    case Grain::none:
      break;
  }
  return {};
}

std::string_view clock_grain(const Clock& clock) {
  return clock.second >= 0 ? "second" : clock.minute >= 0 ? "minute" : "hour";
}

std::string_view unit_code(Unit u) {
  switch (u) {
    case Unit::second:
      return "S";
    case Unit::minute:
    case Unit::month:
      return "M";
    case Unit::hour:
      return "H";
    case Unit::day:
    case Unit::working_day:
      return "D";
    case Unit::weekend:
      return "WE";
    case Unit::week:
      return "W";
    case Unit::season:
    case Unit::quarter:
      return "Q";
    case Unit::half:
      return "H";
    case Unit::year:
      return "Y";
    case Unit::decade:
      return "DE";
    case Unit::century:
      return "CE";
    default:
      return "";
  }
}

void put_number(std::string& out, std::int64_t milli) {
  put(out, "{}", milli / 1000);
  if (milli % 1000 == 0) return;
  std::string decimals = fmt::format("{:03}", milli % 1000);
  while (decimals.back() == '0') decimals.pop_back();
  out += '.';
  out += decimals;
}

// Units that TIMEX3 has no letter for, in ones that it has.
Amount standard(Amount a) {
  const auto scale = [&](Unit unit, std::int64_t times) {
    a.unit = unit;
    a.milli *= times;
    a.milli_to *= times;
  };
  if (a.unit == Unit::fortnight) scale(Unit::week, 2);
  if (a.unit == Unit::eight_years) scale(Unit::year, 8);
  if (a.unit == Unit::half) scale(Unit::month, 6);
  if (a.unit == Unit::millennium) scale(Unit::century, 10);
  if (a.unit == Unit::millisecond) {
    a.unit = Unit::second;
    a.milli /= 1000;
  }
  return a;
}

void put_amount(std::string& out, const Amount& amount, bool upper_end) {
  if (amount.vague != Vague::none && amount.vague != Vague::all)
    out += 'X';
  else
    put_number(out, upper_end ? amount.milli_to : amount.milli);
  out += unit_code(amount.unit);
}

void put_duration(std::string& out, const TimeExpression& e, bool upper_end) {
  out += 'P';
  for (const bool is_clock : {false, true}) {
    bool is_first = true;
    for (std::size_t i = 0; i < e.amount_count; ++i) {
      const Amount a = standard(e.amounts[i]);
      if ((a.unit < Unit::day) != is_clock) continue;
      if (is_clock && is_first) out += 'T';
      is_first = false;
      put_amount(out, a, upper_end);
    }
  }
}

void append_duration(const TimeExpression& e, std::string& out) {
  put_duration(out, e, false);
  if (e.amount_count == 1 && e.amounts[0].milli_to != 0) {
    out += '/';
    put_duration(out, e, true);
  }
}

std::string rfc3339(const Anchor& anchor, std::int16_t default_zone) {
  std::string out;
  put_date(out, anchor.date);
  if (!anchor.clock.is_set()) return out;
  put_time(out, anchor.clock.hour, std::max<int>(0, anchor.clock.minute),
           std::max<int>(0, anchor.clock.second));
  put_zone(out, anchor.zone == kNoZone ? default_zone : anchor.zone);
  return out;
}

}  // namespace jernih::times
