// Chunks of interface lines: see the header.
#include "stages/split_segments/chunks.h"

#include <array>
#include <cstring>

#include "lexicons/characters.h"
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

// Bytes that can begin a mark, a tab, or (when another follows) a wide gap.
constexpr std::array<bool, 256> make_candidates() {
  std::array<bool, 256> out{};
  for (const unsigned c : {0x20u, 0x09u, 0x7Cu, 0xC2u, 0xE2u, 0xEFu}) out[c] = true;
  return out;
}
constexpr std::array<bool, 256> kCandidate = make_candidates();

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
    } else if (is_mark(c)) {
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

// False when no byte of the line can be part of a border: eight bytes at a time.
bool may_have_border(std::string_view line) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull;
  constexpr std::uint64_t kHighs = 0x8080808080808080ull;
  const auto has = [](std::uint64_t w, char c) {
    const std::uint64_t x = w ^ (kOnes * static_cast<unsigned char>(c));
    return (x - kOnes) & ~x & kHighs;
  };
  std::size_t i = 0;
  std::uint64_t found = 0;
  for (; i + 9 <= line.size() && found == 0; i += 8) {
    std::uint64_t w = 0;
    std::uint64_t next = 0;
    std::memcpy(&w, line.data() + i, sizeof w);
    std::memcpy(&next, line.data() + i + 1, sizeof next);
    const std::uint64_t both =
        (w ^ kOnes * ' ') | (next ^ kOnes * ' ');  // zero where two blanks stand
    found = (w & kHighs) | has(w, '|') | has(w, '\t') | ((both - kOnes) & ~both & kHighs);
  }
  if (found != 0) return true;
  for (; i < line.size(); ++i)
    if (kCandidate[static_cast<unsigned char>(line[i])] &&
        (line[i] != ' ' || line.substr(i + 1, 1) == " "))
      return true;
  return false;
}

// True when a border may begin at text[i] or hold it.
bool may_part(std::string_view text, Span line, std::uint32_t i) {
  if (!kCandidate[static_cast<unsigned char>(text[i])]) return false;
  return text[i] != ' ' || (i + 1 < line.end && text[i + 1] == ' ');
}

void split_chunks(std::string_view text, Span line, std::vector<Span>& out) {
  if (!may_have_border(slice(text, line))) {
    out.push_back(line);
    return;
  }
  std::uint32_t begin = line.begin;
  std::uint32_t free = line.begin;  // white space before this belongs to a border that was read
  for (std::uint32_t i = line.begin; i < line.end;) {
    if (!may_part(text, line, i)) {
      ++i;
      continue;
    }
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
