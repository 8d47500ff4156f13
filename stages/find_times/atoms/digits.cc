// Each reader takes its whole shape or nothing.
#include "stages/find_times/atoms/digits.h"

#include <optional>

#include "pipeline/model/utf8.h"

namespace jernih::times {
namespace {

// A cursor over text[i, end).
struct DigitReader {
  std::string_view text;
  std::size_t i;
  std::size_t end;

  char peek(std::size_t ahead = 0) const { return i + ahead < end ? text[i + ahead] : '\0'; }
  // Digits from here on, at most `most`; -1 when fewer than `least` or more than `most`.
  int number(int least, int most, int* count = nullptr) {
    int value = 0;
    int n = 0;
    while (is_ascii_digit(peek(static_cast<std::size_t>(n))) && n <= most) {
      if (n < most) value = value * 10 + (peek(static_cast<std::size_t>(n)) - '0');
      ++n;
    }
    if (n < least || n > most) return -1;
    i += static_cast<std::size_t>(n);
    if (count != nullptr) *count = n;
    return value;
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++i;
    return true;
  }
  bool at_digit() const { return is_ascii_digit(peek()); }
};

// "+07:00", "+0700", "+07", "Z" behind a clock time.
std::optional<std::int16_t> read_offset(DigitReader& r) {
  if (r.take('Z') || r.take('z')) return std::int16_t{0};
  const char sign = r.peek();
  if ((sign != '+' && sign != '-') || !is_ascii_digit(r.peek(1))) return {};
  DigitReader probe = r;
  ++probe.i;
  const int hours = probe.number(2, 4);
  int minutes = 0;
  int whole = hours;
  if (hours > 99) {
    whole = hours / 100;
    minutes = hours % 100;
  } else if (probe.take(':')) {
    minutes = probe.number(2, 2);
  }
  if (hours < 0 || whole > 14 || minutes < 0 || minutes > 59) return {};
  r = probe;
  const int total = whole * 60 + minutes;
  return static_cast<std::int16_t>(sign == '-' ? -total : total);
}

// h:mm, hh:mm:ss, hh.mm, hh.mm.ss; `separator` is ':' or '.'.
bool read_clock(DigitReader& r, char separator, Clock& out) {
  DigitReader probe = r;
  const int hour = probe.number(1, 2);
  if (hour < 0 || hour > 24 || !probe.take(separator)) return false;
  const int minute = probe.number(2, 2);
  if (minute < 0 || minute > 59 || (hour == 24 && minute > 0)) return false;
  out = {static_cast<std::int8_t>(hour), static_cast<std::int8_t>(minute), -1};
  if (probe.peek() == separator && is_ascii_digit(probe.peek(1))) {
    ++probe.i;
    const int second = probe.number(2, 2);
    if (second < 0 || second > 60) return false;
    out.second = static_cast<std::int8_t>(second);
    if ((probe.peek() == '.' || probe.peek() == ',') && is_ascii_digit(probe.peek(1)) &&
        separator == ':') {
      ++probe.i;
      if (probe.number(1, 9) < 0) return false;
    }
  }
  r = probe;
  return true;
}

// 2025-08-21, 2025/08/21, 2025.08.21 and, glued to it, T15:30:00+07:00.
bool read_iso(DigitReader& r, Atom& out) {
  DigitReader probe = r;
  const int year = probe.number(4, 4);
  const char separator = probe.peek();
  if (year < 0 || (separator != '-' && separator != '/' && separator != '.')) return false;
  ++probe.i;
  const int month = probe.number(1, 2);
  if (month < 0 || !probe.take(separator)) return false;
  const int day = probe.number(1, 2);
  if (day < 0 || probe.at_digit()) return false;
  // 0000-00-00, 2025-13-01: as dates are written, but none; the grammar says so.
  const bool is_date = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const bool is_whole = probe.i == r.i + 10 && separator == '-';
  const bool is_likely = year == 0 || (year >= 1900 && year <= 2100);
  if (!is_date && !(is_whole && is_likely)) return false;
  out.kinds = bit(Kind::date);
  out.year = year;
  out.year_digits = 4;
  out.month = static_cast<std::uint8_t>(month);
  out.day = static_cast<std::uint8_t>(day);
  r = probe;
  if (probe.peek() != 'T' && probe.peek() != 't') return true;
  ++probe.i;
  Clock clock;
  if (!read_clock(probe, ':', clock)) return true;
  out.clock = clock;
  if (const auto zone = read_offset(probe)) out.zone = *zone;
  r = probe;
  return true;
}

// 20250821T153000Z: ISO 8601 without its marks.
bool read_basic_iso(DigitReader& r, Atom& out) {
  DigitReader probe = r;
  const int day = probe.number(8, 8);
  if (day < 0 || !probe.take('T')) return false;
  int digits = 0;
  const int time = probe.number(4, 6, &digits);
  if (time < 0 || digits == 5) return false;
  const int clock = digits == 4 ? time * 100 : time;
  const int month = day / 100 % 100;
  if (month < 1 || month > 12 || day % 100 < 1 || day % 100 > 31) return false;
  if (clock / 10000 > 23 || clock / 100 % 100 > 59 || clock % 100 > 60) return false;
  out.kinds = bit(Kind::date);
  out.year = day / 10000;
  out.year_digits = 4;
  out.month = static_cast<std::uint8_t>(month);
  out.day = static_cast<std::uint8_t>(day % 100);
  out.clock = {static_cast<std::int8_t>(clock / 10000), static_cast<std::int8_t>(clock / 100 % 100),
               static_cast<std::int8_t>(digits == 4 ? -1 : clock % 100)};
  if (const auto zone = read_offset(probe)) out.zone = *zone;
  if (probe.at_digit()) return false;
  r = probe;
  return true;
}

// 21/8/2025, 21-08-25, 21.8.2025; the year may not be missing.
bool read_day_first(DigitReader& r, Atom& out) {
  DigitReader probe = r;
  const int first = probe.number(1, 2);
  const char separator = probe.peek();
  if (first < 0 || (separator != '-' && separator != '/' && separator != '.')) return false;
  ++probe.i;
  const int second = probe.number(1, 2);
  if (second < 0 || !probe.take(separator)) return false;
  int digits = 0;
  const int year = probe.number(2, 4, &digits);
  if (year < 0 || digits == 3 || probe.at_digit()) return false;
  const bool fits =
      first >= 1 && second >= 1 && ((first <= 31 && second <= 12) || (first <= 12 && second <= 31));
  if (!fits || (digits == 4 && (year < 1000 || (year > 2999 && year != 9999)))) return false;
  constexpr int kHours = 24;  // 10.30.45 is a clock time, 25.08.25 none
  if (digits == 2 && separator == '.' && (first <= kHours || second > 12 || year < 10))
    return false;
  if ((probe.peek() == '.' || probe.peek() == '-') && is_ascii_digit(probe.peek(1))) return false;
  out.kinds = bit(Kind::date);
  out.year = year;
  out.year_digits = static_cast<std::uint8_t>(digits);
  out.day = static_cast<std::uint8_t>(first);  // day and month are settled by the grammar
  out.month = static_cast<std::uint8_t>(second);
  r = probe;
  return true;
}

// 18/6: only a date in good company.
bool read_day_month(DigitReader& r, Atom& out) {
  DigitReader probe = r;
  const int day = probe.number(1, 2);
  if (day < 1 || day > 31 || !probe.take('/')) return false;
  const int month = probe.number(1, 2);
  if (month < 1 || month > 31 || probe.at_digit() || probe.peek() == '/') return false;
  out.kinds = bit(Kind::day_month);
  out.day = static_cast<std::uint8_t>(day);
  out.month = static_cast<std::uint8_t>(month);
  r = probe;
  return true;
}

bool read_any_clock(DigitReader& r, Atom& out) {
  Clock clock;
  DigitReader probe = r;
  const bool has_colon = read_clock(probe, ':', clock);
  const bool is_whole = has_colon && !probe.at_digit() && probe.peek() != ':';
  if (is_whole) {
    out.kinds = bit(Kind::clock);
    out.clock = clock;
    if (const auto zone = read_offset(probe)) out.zone = *zone;
    r = probe;
    return true;
  }
  probe = r;
  if (!read_clock(probe, '.', clock) || probe.at_digit() || probe.peek() == ',') return false;
  if (probe.peek() == '.' && is_ascii_digit(probe.peek(1))) return false;
  // "20.04" may be a number as well.
  std::size_t j = r.i;
  if (!read_number(r.text, j, r.end, out) || j != probe.i) out.kinds = 0;
  out.kinds |= bit(Kind::dotted_clock);
  out.clock = clock;
  r = probe;
  return true;
}

bool read_one(DigitReader& r, Atom& out) {
  // Most are digits and nothing else.
  std::size_t end = r.i;
  while (end < r.end && is_ascii_digit(r.text[end])) ++end;
  if (end == r.end) return read_number(r.text, r.i, r.end, out);
  if (r.peek(8) == 'T' && read_basic_iso(r, out)) return true;
  if (read_iso(r, out) || read_day_first(r, out) || read_day_month(r, out)) return true;
  if (read_any_clock(r, out)) return true;
  return read_number(r.text, r.i, r.end, out);
}

// A dash (also – and —) or slash between two numbers of one token.
std::size_t joint(std::string_view text, std::size_t i, std::size_t end, Mark& mark) {
  if (i >= end) return 0;
  mark = Mark::dash;
  if (text[i] == '-') return 1;
  if (text.substr(i, 3) == "\u2013" || text.substr(i, 3) == "\u2014") return 3;
  mark = Mark::slash;
  return text[i] == '/' ? 1 : 0;
}

}  // namespace

bool read_number(std::string_view text, std::size_t& i, std::size_t end, Atom& out) {
  constexpr std::int64_t kMost = 1000000000000;
  std::int64_t value = 0;
  std::size_t k = i;
  int digits = 0;
  while (k < end && is_ascii_digit(text[k]) && value < kMost) {
    value = value * 10 + (text[k++] - '0');
    ++digits;
  }
  if (digits == 0 || value >= kMost) return false;
  out.is_plain = true;
  char group = '\0';
  // Groups of exactly three digits: 1.500, 1,500,000.
  while (k + 3 < end && (text[k] == '.' || text[k] == ',') && digits <= 12 &&
         is_ascii_digit(text[k + 1]) && is_ascii_digit(text[k + 2]) &&
         is_ascii_digit(text[k + 3]) && (k + 4 >= end || !is_ascii_digit(text[k + 4])) &&
         (group == '\0' ? digits <= 3 && value > 0 : text[k] == group)) {
    group = text[k];
    for (std::size_t d = 1; d <= 3; ++d) value = value * 10 + (text[k + d] - '0');
    k += 4;
    digits += 3;
    out.is_plain = false;
  }
  if (value >= kMost) return false;
  std::int64_t milli = value * 1000;
  if (k + 1 < end && (text[k] == '.' || text[k] == ',') && text[k] != group &&
      is_ascii_digit(text[k + 1])) {
    ++k;
    for (std::int64_t unit = 100; k < end && is_ascii_digit(text[k]); unit /= 10)
      milli += unit * (text[k++] - '0');
    out.is_plain = false;
  }
  if (k + 1 < end && (text[k] == '.' || text[k] == ',') && is_ascii_digit(text[k + 1]))
    return false;
  out.kinds |= bit(Kind::number);
  out.milli = milli;
  out.digits = static_cast<std::uint8_t>(digits > 20 ? 20 : digits);
  i = k;
  return true;
}

std::uint32_t read_digits(std::string_view text, Span at, std::vector<Atom>& out) {
  const std::size_t first = out.size();
  DigitReader r{text, at.begin, at.end};
  for (int parts = 0;; ++parts) {
    Atom atom;
    const std::size_t begin = r.i;
    if (parts > 1 || !r.at_digit() || !read_one(r, atom)) {
      out.resize(first);
      return at.begin;
    }
    atom.at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(r.i)};
    atom.is_glued = parts > 0;
    out.push_back(atom);
    Mark mark = Mark::none;
    const std::size_t size = joint(text, r.i, at.end, mark);
    if (size == 0 || r.i + size >= at.end || !is_ascii_digit(text[r.i + size])) break;
    Atom dash;
    dash.kinds = bit(Kind::punctuation);
    dash.mark = mark;
    dash.at = {static_cast<std::uint32_t>(r.i), static_cast<std::uint32_t>(r.i + size)};
    dash.is_glued = true;
    out.push_back(dash);
    r.i += size;
  }
  return static_cast<std::uint32_t>(r.i);
}

}  // namespace jernih::times
