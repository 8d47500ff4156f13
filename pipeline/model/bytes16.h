// Sixteen bytes at a time: what a scanner asks of each of them, as one bit for each byte.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jernih {

// Bit k of every mask belongs to byte k. SSE2, which each x86-64 has; elsewhere plain loops.
class Bytes16 {
 public:
  static constexpr std::size_t kSize = 16;

  // text[i, i + 16); behind the end of the text stand zeros.
  static Bytes16 load(std::string_view text, std::size_t i) {
    if (i + kSize <= text.size()) return from(text.data() + i);
    std::array<char, kSize> rest{};
    if (i < text.size()) std::memcpy(rest.data(), text.data() + i, text.size() - i);
    return from(rest.data());
  }

  // The first `count` bytes (0 to 16), zeros behind them.
  Bytes16 first(std::size_t count) const {
    static constexpr std::array<unsigned char, 2 * kSize> kMasks = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0,    0,    0,    0,    0,    0,
        0,    0,    0,    0,    0,    0,    0,    0,    0,    0};
    const Bytes16 mask = from(reinterpret_cast<const char*>(kMasks.data() + kSize - count));
#if defined(__SSE2__)
    return Bytes16(_mm_and_si128(bytes_, mask.bytes_));
#else
    Bytes16 out;
    for (std::size_t k = 0; k < kSize; ++k)
      out.bytes_[k] = static_cast<unsigned char>(bytes_[k] & mask.bytes_[k]);
    return out;
#endif
  }

#if defined(__SSE2__)
  std::uint32_t is(char c) const { return bits(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))); }
  // low <= byte <= high, unsigned.
  std::uint32_t between(unsigned char low, unsigned char high) const {
    return bits(in_range(bytes_, low, high));
  }
  std::uint32_t letters() const {  // ASCII, either case
    return bits(in_range(_mm_or_si128(bytes_, _mm_set1_epi8(0x20)), 'a', 'z'));
  }
  std::uint32_t high() const { return bits(bytes_); }  // beyond ASCII
  Bytes16 lower() const {                              // A to Z as a to z
    const __m128i upper = in_range(bytes_, 'A', 'Z');
    return Bytes16(_mm_or_si128(bytes_, _mm_and_si128(upper, _mm_set1_epi8(0x20))));
  }
  bool operator==(const Bytes16& other) const {
    return bits(_mm_cmpeq_epi8(bytes_, other.bytes_)) == 0xFFFF;
  }
#else
  std::uint32_t is(char c) const {
    return mask_of([c](unsigned char b) { return b == static_cast<unsigned char>(c); });
  }
  std::uint32_t between(unsigned char low, unsigned char high) const {
    return mask_of([low, high](unsigned char b) { return b >= low && b <= high; });
  }
  std::uint32_t letters() const {
    return mask_of([](unsigned char b) { return (b | 0x20) >= 'a' && (b | 0x20) <= 'z'; });
  }
  std::uint32_t high() const {
    return mask_of([](unsigned char b) { return b >= 0x80; });
  }
  Bytes16 lower() const {
    Bytes16 out = *this;
    for (unsigned char& b : out.bytes_)
      if (b >= 'A' && b <= 'Z') b |= 0x20;
    return out;
  }
  bool operator==(const Bytes16& other) const = default;
#endif

  // Both halves, the first bytes in the lower bits of a little-endian machine.
  std::array<std::uint64_t, 2> halves() const {
    std::array<std::uint64_t, 2> out;
    std::memcpy(out.data(), &bytes_, kSize);
    return out;
  }

 private:
#if defined(__SSE2__)
  Bytes16() = default;
  explicit Bytes16(__m128i bytes) : bytes_(bytes) {}
  static Bytes16 from(const char* bytes) {
    return Bytes16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
  }
  static std::uint32_t bits(__m128i mask) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(mask));
  }
  static __m128i in_range(__m128i bytes, unsigned char low, unsigned char high) {
    const __m128i shifted = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(low)));
    const __m128i span = _mm_set1_epi8(static_cast<char>(high - low));
    return _mm_cmpeq_epi8(_mm_min_epu8(shifted, span), shifted);
  }
  __m128i bytes_;
#else
  static Bytes16 from(const char* bytes) {
    Bytes16 out;
    std::memcpy(out.bytes_.data(), bytes, kSize);
    return out;
  }
  template <class Is>
  std::uint32_t mask_of(Is is) const {
    std::uint32_t mask = 0;
    for (std::size_t k = 0; k < kSize; ++k) mask |= (is(bytes_[k]) ? 1u : 0u) << k;
    return mask;
  }
  std::array<unsigned char, kSize> bytes_;
#endif
};

// The first i in [begin, end) whose bit `marked(block, i)` sets, `end` when there is none; `block`
// are the sixteen bytes from text[i] on, bit k of the mask is for text[i + k].
template <class Marked>
std::size_t find_marked(std::string_view text, std::size_t begin, std::size_t end, Marked marked) {
  for (std::size_t i = begin; i < end; i += Bytes16::kSize) {
    const std::uint32_t mask = marked(Bytes16::load(text, i), i);
    if (mask == 0) continue;
    i += static_cast<std::size_t>(std::countr_zero(mask));
    return i < end ? i : end;
  }
  return end;
}

}  // namespace jernih
