#include "stages/split_segments/chunks.h"

#include "lexicons/matching/characters.h"
#include "pipeline/model/bytes16.h"
#include "stages/split_segments/shape.h"

namespace jernih::split {
namespace {

constexpr std::uint32_t kWideGap = 3;  // so many spaces part two strings

// What parts two chunks: the mark with the white space around it.
struct Border {
  std::uint32_t left_end = 0;     // the chunk before it ends here, its mark included
  std::uint32_t right_begin = 0;  // the next one begins here
  std::uint32_t bare_end = 0;     // end of the left side without the mark
};

bool is_mark(char32_t c) {
  return c == '|' || c == 0x2022 || c == 0xB7 || c == 0xBB || c == 0x203A || c == 0x2023 ||
         c == 0xFF5C;
}

// Where a border may begin, from `i` on: a tab, two blanks, | or a byte that begins another mark.
std::uint32_t next_candidate(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const auto marked = [&](const Bytes16& bytes, std::size_t at) {
    const Bytes16 next = Bytes16::load(text, at + 1);
    return bytes.is('|') | bytes.is('\t') | (bytes.is(' ') & next.is(' ')) | bytes.is('\xC2') |
           (bytes.is('\xE2') & next.is('\x80')) | bytes.is('\xEF');
  };
  return static_cast<std::uint32_t>(find_marked(text, i, end, marked));
}

// A combining mark or selector makes something else of the mark before it.
bool is_extended(std::string_view text, std::size_t i, std::uint32_t end) {
  if (i >= end || static_cast<unsigned char>(text[i]) < 0x80) return false;
  const CharClass c = next_class(text, i);
  return c == CharClass::mark || c == CharClass::joiner;
}

// Reads a border whose white space or mark begins at `at`. Marks inside a word part nothing except
// |.
bool read_border(std::string_view text, Span line, std::uint32_t at, Border& border) {
  std::size_t i = at;
  std::uint32_t spaces = 0;
  bool tab = false;
  char32_t mark = 0;
  border = {at, at, at};
  while (i < line.end) {
    const std::size_t begin = i;
    const char32_t c = next_char(text, i);
    if (c == ' ') {
      ++spaces;
    } else if (c == '\t') {
      tab = true;
    } else if (is_mark(c) && !is_extended(text, i, line.end)) {
      mark = c;
      border.left_end = static_cast<std::uint32_t>(i);
    } else {
      i = begin;
      break;
    }
  }
  border.right_begin = static_cast<std::uint32_t>(i);
  if (mark == 0) return tab || spaces >= kWideGap;
  return mark == '|' || spaces > 0 || tab;
}

bool stays_whole(std::string_view text, std::uint32_t begin, const Border& border,
                 std::uint32_t line_end) {
  const std::string_view right =
      text.substr(border.right_begin, line_end - border.right_begin).substr(0, 24);
  if (right.empty() || !is_ascii_digit(right[0]) || !looks_like_time(right)) return false;
  const std::string_view left = text.substr(begin, border.bare_end - begin);
  if (left.size() > 48) return looks_like_time(left.substr(left.size() - 48));
  return looks_like_time(left) || left.find(' ') == std::string_view::npos;
}

}  // namespace

void split_chunks(std::string_view text, Span line, std::vector<Span>& out) {
  std::uint32_t begin = line.begin;
  std::uint32_t free = line.begin;  // white space before this belongs to a border that was read
  for (std::uint32_t i = line.begin;;) {
    i = next_candidate(text, i, line.end);
    if (i >= line.end) break;
    std::uint32_t first = i;
    while (first > free && text[first - 1] == ' ') --first;
    Border border;
    const bool parts = read_border(text, line, first, border);
    if (border.right_begin <= i) {  // no white space, no mark: another character
      std::size_t next = i;
      next_char(text, next);
      i = static_cast<std::uint32_t>(next);
      continue;
    }
    const bool at_begin = border.bare_end == begin;
    if (parts && !at_begin && border.right_begin < line.end &&
        !stays_whole(text, begin, border, line.end)) {
      out.push_back({begin, border.left_end});
      begin = border.right_begin;
    }
    i = free = border.right_begin;
  }
  if (begin < line.end) out.push_back({begin, line.end});
}

}  // namespace jernih::split
