#include "stages/find_numbers/decimal.h"

#include <algorithm>
#include <vector>

#include "pipeline/model/utf8.h"

namespace jernih::numbers {
namespace {

constexpr std::size_t kMostDigits = 24;
// Lengths of the stretches of digits and the marks between them; false for anything else.
struct Shape {
  std::vector<std::size_t> runs;
  std::string marks;
};

bool shape_of(std::string_view text, Shape& out) {
  std::size_t run = 0;
  for (const char c : text) {
    if (is_ascii_digit(c)) {
      ++run;
    } else if ((c == '.' || c == ',') && run > 0) {
      out.runs.push_back(run);
      out.marks += c;
      run = 0;
    } else {
      return false;
    }
  }
  out.runs.push_back(run);
  return run > 0;
}

bool groups_of_three(const Shape& s, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i)
    if (s.runs[i] != 3) return false;
  return true;
}

}  // namespace

bool read_decimal(std::string_view text, Convention language, Decimal& out) {
  Shape shape;
  if (text.size() > kMostDigits + 8 || !shape_of(text, shape)) return false;
  const std::size_t marks = shape.marks.size();
  const bool same = shape.marks.find_first_not_of(shape.marks.empty() ? '.' : shape.marks[0]) ==
                    std::string::npos;
  std::size_t whole_runs = marks + 1;  // runs before the decimals
  const bool is_groupable = shape.runs[0] <= 3 && !(shape.runs[0] == 1 && text[0] == '0');
  if (marks == 0) {
    if (text.size() > 1 && text[0] == '0') return false;  // a telephone number, a code
  } else if (marks == 1) {
    const bool may_group = is_groupable && shape.runs[1] == 3;
    const char group = language == Convention::english ? ',' : '.';
    const bool groups = may_group && (language == Convention::unknown || shape.marks[0] == group);
    if (may_group && language == Convention::unknown) out.is_ambiguous = true;
    if (!groups) whole_runs = 1;
    out.is_grouped = groups;
  } else if (same) {
    if (!is_groupable || !groups_of_three(shape, 1, marks + 1)) return false;  // 1.2.3
    out.is_grouped = true;
  } else {
    // The last mark differs from all before it.
    if (shape.marks.find(shape.marks.back()) != marks - 1) return false;
    if (!is_groupable || !groups_of_three(shape, 1, marks)) return false;
    if (shape.marks.substr(0, marks - 1).find_first_not_of(shape.marks[0]) != std::string::npos)
      return false;
    whole_runs = marks;
    out.is_grouped = true;
  }
  if (whole_runs == 1 && marks == 1 && shape.runs[0] > 1 && text[0] == '0') return false;
  out.decimals = whole_runs == marks + 1 ? 0 : static_cast<int>(shape.runs.back());
  out.digits.clear();
  for (const char c : text)
    if (is_ascii_digit(c)) out.digits += c;
  return out.digits.size() <= kMostDigits;
}

void append_value(const Decimal& d, int power, std::string& out) {
  std::string digits = d.digits;
  int decimals = d.decimals - power;
  if (decimals < 0) {
    digits.append(static_cast<std::size_t>(-decimals), '0');
    decimals = 0;
  }
  while (decimals > 0 && digits.back() == '0') {
    digits.pop_back();
    --decimals;
  }
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - behind - 1);
  out.append(digits, zeros, digits.size() - behind - zeros);
  if (decimals == 0) return;
  out += '.';
  out.append(digits, digits.size() - behind);
}

void append_english(const Decimal& d, std::string& out) {
  const std::size_t whole = d.digits.size() - static_cast<std::size_t>(d.decimals);
  for (std::size_t i = 0; i < whole; ++i) {
    if (d.is_grouped && i > 0 && (whole - i) % 3 == 0) out += ',';
    out += d.digits[i];
  }
  if (d.decimals == 0) return;
  out += '.';
  out.append(d.digits, whole);
}

int compare(const Decimal& a, const Decimal& b) {
  const auto padded = [](const Decimal& d, std::size_t whole, int decimals) {
    std::string s(whole - (d.digits.size() - static_cast<std::size_t>(d.decimals)), '0');
    s += d.digits;
    s.append(static_cast<std::size_t>(decimals - d.decimals), '0');
    return s;
  };
  const auto whole_of = [](const Decimal& d) {
    return d.digits.size() - static_cast<std::size_t>(d.decimals);
  };
  const std::size_t whole = std::max(whole_of(a), whole_of(b));
  const int decimals = std::max(a.decimals, b.decimals);
  return padded(a, whole, decimals).compare(padded(b, whole, decimals));
}

}  // namespace jernih::numbers
