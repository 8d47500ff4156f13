// Numbers as text; fmt takes ten times as long, and every phrase has half a dozen.
#pragma once

#include <cstdint>
#include <string>

namespace jernih::times {

// Appends a number with at least `width` digits.
inline void put_digits(std::string& out, std::int64_t value, int width) {
  constexpr int kMost = 24;
  char digits[kMost];
  char* const end = digits + kMost;
  char* first = end;
  auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  for (; rest > 0 || end - first < width; rest /= 10) *--first = static_cast<char>('0' + rest % 10);
  if (value < 0) *--first = '-';
  out.append(first, static_cast<std::size_t>(end - first));
}

}  // namespace jernih::times
