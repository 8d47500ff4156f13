// Numbers as text; fmt takes ten times as long, and every phrase has half a dozen.
#pragma once

#include <cstdint>
#include <string>

namespace jernih::times {

// Appends a number with at least `width` digits.
inline void put_digits(std::string& out, std::int64_t value, int width) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  char digits[20];
  int n = 0;
  for (; value > 0 || n < width; value /= 10) digits[n++] = static_cast<char>('0' + value % 10);
  while (n > 0) out += digits[--n];
}

}  // namespace jernih::times
