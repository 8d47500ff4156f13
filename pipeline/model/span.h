// The one kind of offset inside Jernih: half-open byte ranges, 32 bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace jernih {

// Half-open byte range [begin, end) into Document::text() unless a name says otherwise (raw).
// Never code points, never UTF-16 units; those exist only at the door (pipeline/io).
//
//   text   5   j a m   l a l u        "5 jam lalu"
//   byte   0 1 2 3 4 5 6 7 8 9        the bytes 2, 3 and 4 are {2, 5}
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(Span, Span) = default;
};

// The bytes of `text` that `at` covers. The result lives as long as `text`.
inline std::string_view slice(std::string_view text, Span at) {
  return text.substr(at.begin, at.size());
}

}  // namespace jernih
