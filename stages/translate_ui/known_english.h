// What some row says in English already ("red", "main"): a string of English even where another row
// has it as Indonesian ("red": editor).
#pragma once

#include <bitset>
#include <string_view>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/table.h"

namespace jernih::ui {

// A sieve: says yes for a few strangers, never no for a member. Filled once, in a millisecond.
class KnownEnglish {
 public:
  explicit KnownEnglish(const Table& strings) {
    const std::uint32_t english = strings.column("english");
    for (std::uint32_t row = 0; row < strings.size(); ++row)
      bits_.set(word_hash(strings.cell(row, english)) & kMask);
  }
  bool may_hold(std::string_view english) const { return bits_.test(word_hash(english) & kMask); }

 private:
  static constexpr std::uint64_t kMask = (1u << 19) - 1;
  std::bitset<kMask + 1> bits_;
};

}  // namespace jernih::ui
