// Word alignment: which words of a pair mean each other. Two standard aligners.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "stages/translate_ui/training/corpus.h"

namespace jernih::ui::training {

enum class Aligner : std::uint8_t {
  ibm1,     // IBM model 1: word pairs alone
  diagonal  // fast_align's reparametrised IBM model 2 (Dyer, Chahuneau, Smith 2013)
};

using Links = std::vector<std::pair<std::uint16_t, std::uint16_t>>;  // (Indonesian, English)

struct Alignment {
  std::vector<Links> links;  // per pair of the corpus; sorted
  // log p(english | indonesian) and log p(indonesian | english) of linked words, by training
  // in either direction: see lexical().
};

// Trains both directions with `rounds` of expectation maximisation and joins them by
// grow-diag-final-and. Linear in the corpus; deterministic.
Alignment align(const Corpus& corpus, Aligner aligner, int rounds);

}  // namespace jernih::ui::training
