// From sequences of words to rows: a hash table whose buckets are cache lines.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "lexicons/tables/hash.h"

namespace jernih {

// What is known of a sequence of words that begins a key or is one.
struct KeySlot {
  std::uint32_t row : 20 = 0;       // first row of this key, when rows > 0
  std::uint32_t rows : 10 = 0;      // how many rows have this key (they are neighbours)
  std::uint32_t has_slot : 1 = 0;   // 1: a key goes on with a {slot} here
  std::uint32_t is_prefix : 1 = 0;  // 1: a longer key begins with this sequence
};
static_assert(sizeof(KeySlot) == 4);
inline constexpr std::uint32_t kMaxRows = (1u << 20) - 1;
inline constexpr std::uint32_t kMaxRowsOfKey = (1u << 10) - 1;

// Places are filled from the first on. A full bucket whose last check is odd has more of its
// sequences in the next one; that bit is no part of any check.
struct alignas(64) KeyBucket {
  static constexpr std::size_t kKeys = 8;
  std::array<std::uint32_t, kKeys> checks{};  // of the lower half of the hash; 0: empty
  std::array<KeySlot, kKeys> slots{};

  // Position of the key in this bucket, kKeys: it is not there.
  std::size_t find(std::uint32_t check) const {
#if defined(__SSE2__)
    const auto equal = [&](std::size_t from) {
      const __m128i ours = _mm_load_si128(reinterpret_cast<const __m128i*>(checks.data() + from));
      const __m128i even = _mm_andnot_si128(_mm_set1_epi32(1), ours);
      return _mm_cmpeq_epi32(even, _mm_set1_epi32(static_cast<int>(check)));
    };
    const auto found =
        static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi32(equal(0), equal(4))));
    return static_cast<std::size_t>(std::countr_zero(found | 1u << (2 * kKeys))) / 2;
#else
    for (std::size_t i = 0; i < kKeys; ++i)
      if ((checks[i] & ~1u) == check) return i;
    return kKeys;
#endif
  }
  bool goes_on() const { return (checks[kKeys - 1] & 1u) != 0; }
};
static_assert(sizeof(KeyBucket) == 64);

// A view of the buckets; nearly every question costs one cache line.
class KeyIndex {
 public:
  KeyIndex() = default;
  explicit KeyIndex(std::span<const KeyBucket> buckets) : buckets_(buckets) {}

  // What is known of the sequence with this hash (extend_hash); nullptr: nothing.
  const KeySlot* find(std::uint64_t sequence) const {
    if (buckets_.empty()) return nullptr;
    const std::uint32_t check = check_of(sequence);
    for (std::size_t i = first_slot(sequence, buckets_.size());;) {
      const KeyBucket& bucket = buckets_[i];
      const std::size_t found = bucket.find(check);
      if (found != KeyBucket::kKeys) return &bucket.slots[found];
      if (!bucket.goes_on()) return nullptr;
      if (++i == buckets_.size()) i = 0;
    }
  }
  static std::uint32_t check_of(std::uint64_t hash) {
    const std::uint32_t check = static_cast<std::uint32_t>(hash) & ~1u;
    return check == 0 ? 2 : check;
  }

 private:
  std::span<const KeyBucket> buckets_;
};

// For at most `keys` sequences.
class KeyIndexBuilder {
 public:
  explicit KeyIndexBuilder(std::size_t keys) : buckets_(keys * 8 / 7 / KeyBucket::kKeys + 2) {}

  // That of the sequence, made when it is new.
  KeySlot& slot(std::uint64_t sequence) {
    const std::uint32_t check = KeyIndex::check_of(sequence);
    for (std::size_t i = first_slot(sequence, buckets_.size());;) {
      KeyBucket& bucket = buckets_[i];
      const std::size_t found = bucket.find(check);
      if (found != KeyBucket::kKeys) return bucket.slots[found];
      const std::size_t empty = bucket.find(0);
      if (empty != KeyBucket::kKeys) {
        bucket.checks[empty] = check;
        return bucket.slots[empty];
      }
      bucket.checks[KeyBucket::kKeys - 1] |= 1u;
      if (++i == buckets_.size()) i = 0;
    }
  }
  std::vector<KeyBucket> take() { return std::move(buckets_); }

 private:
  std::vector<KeyBucket> buckets_;
};

}  // namespace jernih
