// Builds the slots of WordHints from lists of frequent words.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stages/detect_language/word_hints.h"

namespace jernih::detect_language {

class HintTable {
 public:
  // How often `word` (folded) stands among 10^9 words of a language; languages without hints are
  // ignored.
  void add(std::string_view language, const std::string& word, double count);
  // Power of two slots, at most seven eighths full.
  std::vector<std::uint32_t> slots() const;

 private:
  // Sorted, so that the same lists give the same table.
  std::map<std::string, std::array<double, kHintLanguages>> counts_;
};

}  // namespace jernih::detect_language
