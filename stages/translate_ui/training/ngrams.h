// A small model of English word order: n-grams of up to three words, interpolated Kneser-Ney,
// pruned by count.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stages/translate_ui/training/corpus.h"

namespace jernih::ui::training {

inline constexpr double kCostsPerUnit = 100;  // learnt tables hold -ln p in hundredths

struct NgramLimits {
  std::uint32_t word_count = 2;    // rarer words are <unk>
  std::uint32_t bigram_count = 2;  // rarer n-grams are left to shorter ones
  std::uint32_t trigram_count = 3;
};

// Costs are -100 × ln.
struct NgramRow {
  std::string words;
  int cost = 0;     // p(last word | words before it)
  int backoff = 0;  // of what follows, when no longer n-gram is known
};

// Sorted by `words`.
std::vector<NgramRow> count_ngrams(const Corpus& corpus, const NgramLimits& limits);

}  // namespace jernih::ui::training
