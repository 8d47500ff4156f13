#include "stages/split_segments/shape.h"

#include <algorithm>

#include "lexicons/matching/characters.h"

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

// Stop, question or exclamation mark, closers after it aside.
bool ends_as_sentence(std::string_view line) {
  const char32_t last = last_character(line);
  return last == '.' || last == '!' || last == '?' || last == 0x2026;
}

}  // namespace

SegmentKind guess_kind(std::string_view line) {
  const bool is_sentence = ends_as_sentence(line);
  const std::uint32_t enough = is_sentence ? kSentenceWords : 0xFFFFFFFFu;
  line = line.substr(0, kShapeBytes);
  std::uint32_t words = 0;        // stretches between blanks that hold a letter
  std::uint32_t lower_words = 0;  // of them, those whose first letter is a small one
  for (std::size_t i = 0; i < line.size();) {
    while (i < line.size() && line[i] != ' ') {
      const CharClass c = next_class(line, i);
      if (!is_letter(c)) continue;
      ++words;
      lower_words += c == CharClass::lower ? 1 : 0;
      break;
    }
    if (words >= enough && lower_words > 0) return SegmentKind::prose;
    i = line.find(' ', i);
    if (i == std::string_view::npos) break;
    ++i;
  }
  const bool is_long = words >= kProseWords && lower_words * 4 >= words;
  return is_long ? SegmentKind::prose : SegmentKind::interface;
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
