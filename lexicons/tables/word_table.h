// One hash, one lookup: everything known about a word (ARCHITECTURE.md, decision 3).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "lexicons/tables/bucket_checks.h"
#include "lexicons/tables/hash.h"

namespace jernih {

// Fixed flags of WordInfo::flags; from kFirstTableBit on, one bit per table of the manifest says
// that a key of that table begins with the word (Table::starts_bit).
enum WordFlag : std::uint64_t {
  kIndonesianWord = 1u << 0,  // Hunspell's Indonesian dictionary knows it, in lower case
  kEnglishWord = 1u << 1,     // Hunspell's English (US) dictionary knows it, in lower case
  kIndonesianName = 1u << 2,  // known to the Indonesian dictionary only capitalised
  kEnglishName = 1u << 3,     // known to the English dictionary only capitalised
  // English word under Indonesian affixes; only from lexicons/matching/word_forms.h
  kAffixedLoan = 1u << 4,
  kOwnEnd = 1u << 5,   // Indonesian: its end is that of its stem, no clitic (tanya, menikah)
  kOwnBegin = 1u << 6  // Indonesian: its begin is that of its stem, no clitic (kutip, kutipan)
};
// The flags that say which dictionary knows the word are the lowest bits.
inline constexpr int kDictionaryBits = 5;
inline constexpr std::uint64_t kDictionaryFlags =
    kIndonesianWord | kEnglishWord | kIndonesianName | kEnglishName | kAffixedLoan;
static_assert(kDictionaryFlags == (1u << kDictionaryBits) - 1);
inline constexpr int kFirstTableBit = 16;
static_assert(kOwnBegin < 1u << kFirstTableBit);

// The row range of a key that is this one word.
struct WordRows {
  std::uint32_t row = 0;
  std::uint16_t rows = 0;
  std::uint16_t table = 0;  // position in the manifest
};
static_assert(sizeof(WordRows) == 8);

// What is known about a word. Words about which the same is known may share one.
struct WordInfo {
  std::uint64_t flags = 0;
};

// A cache line of words. What a word has here are the lower 24 bits of its hash and the index of
// its WordInfo (0: the place is empty); places are filled from the first on.
struct alignas(64) WordBucket {
  static constexpr std::size_t kWords = 12;
  static constexpr std::size_t kNowhere = kWords;  // info there is always 0
  std::array<std::uint16_t, kWords> check_low{};
  std::array<std::uint8_t, kWords> check_high{};
  std::array<std::uint16_t, kWords + 1> info{};
  std::uint16_t is_full = 0;  // 1: other words of this bucket are in the next one

  // The index of the word's WordInfo, 0 when it is not in this bucket.
  std::uint32_t find(std::uint64_t hash) const {
    // No branch, for every tenth word of a text is unknown: its place is the zero behind the
    // others.
    return info[slot_of<kNowhere>(*this, hash)];
  }
};
static_assert(sizeof(WordBucket) == 64);

// Open addressing over 64-bit word hashes: nearly every question costs one cache line. A view; the
// compiled lexicon owns the memory. Two words are confused when they meet in a bucket and 24 bits
// of their hashes agree: about one unknown word in 1.6 million is taken for a known one.
class WordTable {
 public:
  WordTable() = default;
  WordTable(std::span<const WordBucket> buckets, std::span<const WordInfo> infos,
            std::span<const std::uint32_t> starts, std::span<const WordRows> rows)
      : buckets_(buckets), infos_(infos), starts_(starts), rows_(rows) {}

  // Index of what is known about the word with this hash (lexicons/tables/fold.h); 0: nothing.
  std::uint32_t find(std::uint64_t hash) const {
    for (std::size_t i = first_slot(hash, buckets_.size());;) {
      const std::uint32_t found = buckets_[i].find(hash);
      if ((static_cast<unsigned>(found == 0) & buckets_[i].is_full) == 0) return found;
      if (++i == buckets_.size()) i = 0;
    }
  }
  // Asks the processor for the memory that find(hash) will need.
  void prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&buckets_[first_slot(hash, buckets_.size())]);
  }
  // Valid for every index that find() gave, 0 included (no flags).
  const WordInfo& info(std::uint32_t index) const { return infos_[index]; }
  std::span<const WordRows> rows(std::uint32_t index) const {
    return rows_.subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }
  // One more than the largest index that find() gives.
  std::size_t infos() const { return infos_.size(); }
  std::size_t places() const { return buckets_.size() * WordBucket::kWords; }

 private:
  std::span<const WordBucket> buckets_;
  std::span<const WordInfo> infos_;
  std::span<const std::uint32_t> starts_;  // per info its first in rows_; one more at the end
  std::span<const WordRows> rows_;
};

}  // namespace jernih
