// N-grams by one rolling hash per starting place.
#include "stages/detect_language/features.h"

#include <algorithm>
#include <array>

namespace jernih::detect_language {
namespace {

constexpr std::size_t kMaxCharacters = 32;
constexpr std::size_t kMaxGram = 5;
constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15ull;
static_assert((kMaxCharacters + 2) * (kMaxGram - 1) + 1 <= kMostGrams);
static_assert(1 + 4 + kLabels + kHintLanguages + 1 <= kMostKnown);

bool is_trail_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

inline std::uint64_t extended(std::uint64_t h, std::uint64_t character) {
  return (h ^ character) * 0x9E3779B97F4A7C15ull;
}

inline std::uint32_t row_of(std::uint64_t h, std::uint64_t range) {
  h ^= h >> 32;
  h *= 0xBF58476D1CE4E5B9ull;
  return kReservedRows + static_cast<std::uint32_t>(((h >> 32) * range) >> 32);
}

// The characters of ^word$, their bytes as one number each; the rest of a long word is cut.
struct Framed {
  std::array<std::uint32_t, kMaxCharacters + 2> characters;
  std::size_t size = 0;
};

void frame(std::string_view folded, Framed& out) {
  out.characters[out.size++] = '^';
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_trail_byte(c) && out.size > 1) {
      out.characters[out.size - 1] = out.characters[out.size - 1] << 8 | byte;
    } else {
      if (out.size > kMaxCharacters) break;
      out.characters[out.size++] = byte;
    }
  }
  out.characters[out.size++] = '$';
}

}  // namespace

void Features::read_known(const Evidence& evidence, std::uint32_t hint) {
  known_count_ = 0;
  add_known(kDictionaryRow + evidence.dictionary);
  for (std::uint32_t bits = evidence.function; bits != 0; bits &= bits - 1)
    add_known(kFunctionRow + static_cast<std::uint32_t>(__builtin_ctz(bits)));
  for (std::uint32_t bits = evidence.markers; bits != 0; bits &= bits - 1)
    add_known(kMarkerRow + static_cast<std::uint32_t>(__builtin_ctz(bits)));
  if (hint == 0) return add_known(kRareRow);
  for (std::uint32_t i = 0; i < kHintLanguages; ++i)
    add_known(kLevelRow + kHintLevels * i + hint_level(hint, i));
  add_known(kNearRow + near_level(hint));
}

void Features::read(std::string_view folded, const Evidence& evidence, std::uint32_t hint,
                    std::uint32_t rows) {
  read_known(evidence, hint);
  Framed word;
  frame(folded, word);
  const std::size_t n = word.size;
  const std::uint64_t range = rows - kReservedRows;
  std::uint32_t* out = grams_.data();
  std::uint64_t whole = kSeed;
  for (std::size_t from = 0; from < n; ++from) {
    const std::uint32_t* c = &word.characters[from];
    whole = extended(whole, c[0]);
    const std::size_t left = n - from;
    std::uint64_t h = extended(kSeed, c[0]);
    if (left < 2) break;
    *out++ = row_of(h = extended(h, c[1]), range);
    if (left < 3) continue;
    *out++ = row_of(h = extended(h, c[2]), range);
    if (left < 4) continue;
    *out++ = row_of(h = extended(h, c[3]), range);
    if (left < 5) continue;
    *out++ = row_of(extended(h, c[4]), range);
  }
  if (n > kMaxGram) *out++ = row_of(whole, range);
  gram_count_ = static_cast<std::size_t>(out - grams_.data());
}

}  // namespace jernih::detect_language
