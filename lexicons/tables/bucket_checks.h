// Buckets of one cache line that know 24 bits of the hashes of what is in them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jernih {

// The first of `slots` whose check is the low 24 bits of `check`; `slots` when there is none. The
// bucket begins with check_low (16 bits each) and goes on with check_high (8 bits each); 16 bytes
// from the end of either stay inside it. All slots are compared at once.
template <std::size_t slots, class Bucket>
std::size_t slot_of(const Bucket& bucket, std::uint64_t check) {
  static_assert(slots < 16);
  const auto low = static_cast<std::uint16_t>(check);
  const auto high = static_cast<std::uint8_t>(check >> 16);
#if defined(__SSE2__)
  const auto load = [&](std::size_t from) {
    return _mm_loadu_si128(
        reinterpret_cast<const __m128i*>(reinterpret_cast<const char*>(&bucket) + from));
  };
  const __m128i lows = _mm_set1_epi16(static_cast<short>(low));
  const __m128i is_low =
      _mm_packs_epi16(_mm_cmpeq_epi16(load(0), lows), _mm_cmpeq_epi16(load(16), lows));
  const __m128i is_high =
      _mm_cmpeq_epi8(load(sizeof bucket.check_low), _mm_set1_epi8(static_cast<char>(high)));
  const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_and_si128(is_low, is_high)));
  constexpr std::uint32_t kEnd = 1u << slots;
  return static_cast<std::size_t>(std::countr_zero((found & (kEnd - 1)) | kEnd));
#else
  for (std::size_t i = 0; i < slots; ++i)
    if (bucket.check_low[i] == low && bucket.check_high[i] == high) return i;
  return slots;
#endif
}

}  // namespace jernih
