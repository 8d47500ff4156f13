// Finds whole keys with slots ("{number} komentar", "diperbarui {time}") in the pieces of a
// segment.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicons/matching/phrase_pieces.h"

namespace jernih {

class Table;
struct KeySlot;

enum class SlotKind : std::uint8_t { number, time, name, site, any };
inline constexpr int kSlotKinds = 5;
// "{number}" …, as written in keys and in their English.
std::string_view slot_name(SlotKind kind);

struct Capture {
  SlotKind kind = SlotKind::any;
  std::uint32_t first = 0, last = 0;  // pieces [first, last)
};

struct PhraseMatch {
  const Table* table = nullptr;  // nullptr: nothing matched
  std::uint32_t row = 0;
  std::uint32_t first = 0, last = 0;  // pieces [first, last)
  std::uint32_t literals = 0;         // pieces matched word by word
  std::uint32_t captures = 0;
  std::array<Capture, 4> slots{};

  explicit operator bool() const { return table != nullptr; }
};

// A set of word hashes that may say yes for a stranger, never no for a member.
class WordSieve {
 public:
  void add(std::uint64_t hash) { bits_[hash >> 6 & kMask] |= bit(hash); }
  bool may_hold(std::uint64_t hash) const { return (bits_[hash >> 6 & kMask] & bit(hash)) != 0; }

 private:
  static constexpr std::uint64_t kMask = 63;
  static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t{1} << (hash & 63); }
  std::array<std::uint64_t, kMask + 1> bits_{};
};

// A table to match in, and what its keys that begin with a slot go on with. Reads the keys once.
class MatchTable {
 public:
  MatchTable(const Table& t, std::uint32_t key_column);
  const Table& table() const { return *table_; }

 private:
  friend class PhraseMatcher;
  struct Leading {
    std::uint64_t sequence = 0;
    const KeySlot* slot = nullptr;  // nullptr: no key begins so
    WordSieve followers;            // words behind the slot
    bool has_slot_behind = false;   // or another slot
  };
  void read_leading(std::string_view key);

  const Table* table_;
  std::array<Leading, kSlotKinds> leading_;
  Leading per_cent_;  // "{number}%"
};

// Tables in order of priority; they must outlive the matcher. Not for two threads.
class PhraseMatcher {
 public:
  PhraseMatcher(const Document& doc, const Pieces& pieces, std::span<const MatchTable> tables,
                const Lexicon& lexicon)
      : doc_(doc), pieces_(pieces), tables_(tables), lexicon_(lexicon) {}

  // The key that is pieces [first, last) as a whole; most literal pieces first, then earlier
  // tables.
  PhraseMatch whole(std::uint32_t first, std::uint32_t last) const;
  // The longest key that begins at `first` and ends at or before `last`; `{any}` never ends it.
  PhraseMatch longest(std::uint32_t first, std::uint32_t last) const;
  // All that whole() chooses from, the winner first. For people who ask why; slower.
  std::vector<PhraseMatch> every(std::uint32_t first, std::uint32_t last) const;

 private:
  struct Search;
  PhraseMatch search(std::uint32_t first, std::uint32_t last, bool is_whole) const;
  void run(Search& s) const;
  void step(Search& s, std::uint32_t at, std::uint64_t sequence, const KeySlot& slot) const;
  void note(Search& s, std::uint32_t at, const KeySlot& slot) const;
  void literal(Search& s, std::uint32_t at, std::uint64_t sequence) const;
  bool may_lead(const Search& s, SlotKind kind, const MatchTable::Leading& l) const;
  void leading(Search& s, SlotKind kind) const;
  void inner_slot(Search& s, std::uint32_t at, std::uint64_t sequence, SlotKind kind) const;
  void fill(Search& s, std::uint32_t at, SlotKind kind, std::uint64_t sequence, const KeySlot& slot,
            const MatchTable::Leading* first) const;
  bool is_literal(const Piece& p) const;
  std::uint32_t fits(SlotKind kind, std::uint32_t at, std::uint32_t last) const;
  std::uint32_t name_end(std::uint32_t at, std::uint32_t last) const;
  bool is_site(std::uint32_t at) const;

  const Document& doc_;
  const Pieces& pieces_;
  std::span<const MatchTable> tables_;
  const Lexicon& lexicon_;
};

}  // namespace jernih
