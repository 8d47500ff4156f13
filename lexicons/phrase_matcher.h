// Finds whole keys with slots ("{number} komentar", "diperbarui {time}") in the pieces of a
// segment.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicons/pieces.h"
#include "lexicons/table.h"

namespace jernih {

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

// A table to match in, and what is asked of it for every word.
struct MatchTable {
  explicit MatchTable(const Table& t);
  const Table* table;
  std::uint32_t starts = 0;  // bit per SlotKind that a key begins with
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
  void step(Search& s, std::uint32_t at, std::uint64_t sequence) const;
  void try_slot(Search& s, std::uint32_t at, std::uint64_t sequence, SlotKind kind) const;
  std::uint32_t fits(SlotKind kind, std::uint32_t at, std::uint32_t last) const;
  bool is_site(std::uint32_t at) const;

  const Document& doc_;
  const Pieces& pieces_;
  std::span<const MatchTable> tables_;
  const Lexicon& lexicon_;
};

}  // namespace jernih
