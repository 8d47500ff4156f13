// A small set of word hashes that is asked for every token of a text: one load, no probing.
#pragma once

#include <array>
#include <cstdint>

namespace jernih {

// Holds what it can: a word that falls on another's place is left out, which callers must allow
// ("contains" may say no for a member, never yes for a stranger).
class HashFilter {
 public:
  void add(std::uint64_t hash) { slots_[hash & kMask] = hash; }
  bool contains(std::uint64_t hash) const { return slots_[hash & kMask] == hash; }

 private:
  static constexpr std::uint64_t kMask = 1023;
  std::array<std::uint64_t, kMask + 1> slots_{};
};

}  // namespace jernih
