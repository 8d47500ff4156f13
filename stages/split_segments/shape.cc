// Shapes of lines: see the header.
#include "stages/split_segments/shape.h"

#include <algorithm>

#include "lexicons/characters.h"

namespace jernih::split {
namespace {

constexpr std::uint32_t kSentenceWords = 4;  // with a stop at the end
constexpr std::uint32_t kProseWords = 8;     // without
constexpr std::size_t kTimeBytes = 64;
constexpr std::size_t kShapeBytes = 512;  // the words of a longer line are not all counted

// The last character that is no closing quote or bracket.
char32_t last_character(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    const std::size_t begin = previous_border(line, end);
    std::size_t i = begin;
    const char32_t c = next_char(line, i);
    if (!is_closer(c)) return c;
    end = begin;
  }
  return 0;
}

std::size_t count_digits(std::string_view text, std::size_t from) {
  std::size_t n = 0;
  while (from + n < text.size() && is_ascii_digit(text[from + n])) ++n;
  return n;
}

}  // namespace

Shape shape_of(std::string_view line) {
  Shape shape;
  const std::string_view whole = line;
  line = line.substr(0, kShapeBytes);
  for (std::size_t i = 0; i < line.size();) {
    // the first letter of this stretch, if it has one
    while (i < line.size() && line[i] != ' ') {
      const CharClass c = next_class(line, i);
      if (!is_letter(c)) continue;
      ++shape.words;
      shape.lower_words += c == CharClass::lower ? 1 : 0;
      break;
    }
    while (i < line.size() && line[i] != ' ') ++i;
    ++i;
  }
  const char32_t last = last_character(whole);
  shape.ends_as_sentence = last == '.' || last == '!' || last == '?' || last == 0x2026;
  return shape;
}

SegmentKind guess_kind(const Shape& shape) {
  if (shape.ends_as_sentence && shape.words >= kSentenceWords && shape.lower_words > 0)
    return SegmentKind::prose;
  const bool long_enough = shape.words >= kProseWords && shape.lower_words * 4 >= shape.words;
  return long_enough ? SegmentKind::prose : SegmentKind::interface;
}

bool looks_like_time(std::string_view text) {
  text = text.substr(0, kTimeBytes);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t n = count_digits(text, i);
    if (n == 0) {
      ++i;
      continue;
    }
    if (n == 4 && (text.substr(i, 2) == "19" || text.substr(i, 2) == "20")) return true;
    i += n;
    if (n > 2 || i >= text.size()) continue;
    const char separator = text[i];
    const std::size_t more = count_digits(text, i + 1);
    const bool is_clock = (separator == ':' || separator == '.') && more == 2;
    const bool is_date = (separator == '/' || separator == '-') && more > 0 && more <= 2;
    if (is_clock || is_date) return true;
  }
  return false;
}

}  // namespace jernih::split
