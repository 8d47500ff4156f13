// One hash, one lookup: everything known about a word (ARCHITECTURE.md, decision 3).
#pragma once

#include <cstdint>
#include <span>

#include "lexicons/fold.h"

namespace jernih {

// Fixed flags of WordInfo::flags; from kFirstTableBit on, one bit per table of the manifest says
// that a key of that table begins with the word (Table::starts_bit).
enum WordFlag : std::uint64_t {
  kIndonesianWord = 1u << 0,  // Hunspell's Indonesian dictionary knows it, in lower case
  kEnglishWord = 1u << 1,     // Hunspell's English (US) dictionary knows it, in lower case
  kIndonesianName = 1u << 2,  // known to the Indonesian dictionary only capitalised
  kEnglishName = 1u << 3,     // known to the English dictionary only capitalised
  kAffixedLoan = 1u << 4,  // English word under Indonesian affixes; only from lexicons/word_forms.h
};
inline constexpr int kFirstTableBit = 16;

// The row range of a key that is this one word.
struct WordRows {
  std::uint32_t table = 0;  // position in the manifest
  std::uint32_t row = 0;
  std::uint32_t rows = 0;
};

// What is known about a word. Words about which the same is known may share one.
struct WordInfo {
  std::uint64_t flags = 0;
  std::uint32_t first_rows = 0;  // into WordTable's row ranges
  std::uint32_t row_ranges = 0;
};

// Six bytes: the table has hundreds of thousands of them.
struct WordSlot {
  std::uint16_t check_low = 0;  // lower half of the word's hash
  std::uint16_t check_high = 0;
  std::uint16_t info = 0;  // index of its WordInfo; 0: the slot is empty
};
static_assert(sizeof(WordSlot) == 6);

// Open addressing over 64-bit word hashes. A view; the compiled lexicon owns the memory. Two words
// are confused when 32 + log2(slots) bits of their hashes agree: about one unknown word in 10^9.
class WordTable {
 public:
  WordTable() = default;
  WordTable(std::span<const WordSlot> slots, std::span<const WordInfo> infos,
            std::span<const WordRows> rows)
      : slots_(slots), infos_(infos), rows_(rows) {}

  // Index of what is known about the word with this hash (lexicons/fold.h); 0: nothing.
  std::uint32_t find(std::uint64_t hash) const {
    const auto low = static_cast<std::uint16_t>(hash);
    const auto high = static_cast<std::uint16_t>(hash >> 16);
    for (std::size_t i = first_slot(hash, slots_.size());;) {
      const WordSlot& s = slots_[i];
      if (s.check_low == low && s.check_high == high) return s.info;
      if (s.info == 0) return 0;
      if (++i == slots_.size()) i = 0;
    }
  }
  // Asks the processor for the memory that find(hash) will need.
  void prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[first_slot(hash, slots_.size())]);
  }
  // Valid for every index that find() gave, 0 included (no flags).
  const WordInfo& info(std::uint32_t index) const { return infos_[index]; }
  std::span<const WordRows> rows(std::uint32_t index) const {
    return rows_.subspan(infos_[index].first_rows, infos_[index].row_ranges);
  }
  std::size_t slots() const { return slots_.size(); }

 private:
  std::span<const WordSlot> slots_;
  std::span<const WordInfo> infos_;
  std::span<const WordRows> rows_;
};

}  // namespace jernih
