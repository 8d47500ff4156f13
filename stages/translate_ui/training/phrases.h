// Short phrases that an alignment finds, with how often and where.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stages/translate_ui/training/align.h"

namespace jernih::ui::training {

struct PhraseLimits {
  std::size_t words = 4;       // of either side
  std::uint32_t families = 2;  // independent sources, at least
  double share = 0.02;         // p(english | indonesian), at least
  double both = 0.001;         // p(english | indonesian) × p(indonesian | english), at least
  std::size_t english = 6;     // English phrases of one Indonesian phrase, at most
  std::size_t rows = 30000;    // in all, the most frequent
};

// Costs are -100 × ln p.
struct PhraseRow {
  std::string indonesian, english;
  std::uint32_t count = 0, families = 0;
  std::uint32_t of = 0;  // how often the Indonesian was seen
  int backward = 0;      // p(indonesian | english)
  int lexical = 0;       // both ways, word by word
};

// Sorted by Indonesian, then from the most to the least probable.
std::vector<PhraseRow> extract(const Corpus& corpus, const Alignment& alignment,
                               const PhraseLimits& limits);

}  // namespace jernih::ui::training
