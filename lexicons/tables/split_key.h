// How a key of a table is cut into pieces; texts are cut the same way (matching/phrase_pieces).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace jernih {

// A set of ASCII characters as bits.
struct AsciiSet {
  std::uint64_t low = 0, high = 0;
  constexpr explicit AsciiSet(std::string_view chars) {
    for (const char c : chars)
      (c < 64 ? low : high) |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  }
  constexpr bool has(char32_t c) const {
    return c < 0x80 && ((c < 64 ? low : high) >> (c & 63) & 1) != 0;
  }
};

// Marks that stand alone at the ends of a piece.
inline constexpr AsciiSet kEdgeMarks("!\"(),.:;?[]|/<>*+=-");
// Marks at which an unknown piece of a text is cut inside ("Editor:Budi", "kata/frasa").
inline constexpr AsciiSet kJointMarks("/|:;()[],!?<>\"");

// A key as the index sees it: split at spaces; edge marks at the ends of a piece stand alone,
// what is inside a piece stays ("e-mail", "jum'at", "3/4"); {slots} are pieces of their own. The
// stops inside an abbreviation are no edges: "d.o.a" keeps them, "dr." gives "dr" and ".".
// Views of `key`.
std::vector<std::string_view> split_key(std::string_view key);

// Hands the pieces of a key to `take` until that says false.
template <class Take>
void for_each_piece(std::string_view key, Take take);

// One piece between spaces, as for_each_piece(); false when `take` had enough.
template <class Take>
bool split_piece(std::string_view piece, Take take) {
  const auto is_edge = [](char c) { return kEdgeMarks.has(static_cast<unsigned char>(c)); };
  if (piece.starts_with('{') && piece.ends_with('}')) return take(piece);
  std::size_t begin = 0;
  std::size_t end = piece.size();
  for (; begin + 1 < end && is_edge(piece[begin]); ++begin)
    if (!take(piece.substr(begin, 1))) return false;
  std::size_t tail = end;
  while (tail > begin + 1 && is_edge(piece[tail - 1])) --tail;
  if (!take(piece.substr(begin, tail - begin))) return false;
  for (; tail < end; ++tail)
    if (!take(piece.substr(tail, 1))) return false;
  return true;
}

template <class Take>
void for_each_piece(std::string_view key, Take take) {
  while (!key.empty()) {
    const std::size_t space = key.find(' ');
    const std::string_view piece = key.substr(0, space);
    if (!piece.empty() && !split_piece(piece, take)) return;
    key.remove_prefix(space == std::string_view::npos ? key.size() : space + 1);
  }
}

}  // namespace jernih
