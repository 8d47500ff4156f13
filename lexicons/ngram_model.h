// A small model of English word order: what a word costs behind one or two others. Compiled from
// lexicons/phrases/ngrams.tsv, used in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicons/fold.h"
#include "lexicons/tsv.h"

namespace jernih {

// One n-gram of up to three words, open addressing over the hash of the sequence (extend_hash).
struct NgramSlot {
  std::uint32_t check = 0;  // lower half of the hash; 0: the slot is empty
  std::uint16_t cost = 0;   // -100 × ln p(last word | words before it)
  std::uint16_t backoff = 0;
};
static_assert(sizeof(NgramSlot) == 8);

// A word as the model sees it. Costs are -ln p.
struct NgramWord {
  std::uint64_t hash = 0;
  float cost = 0, backoff = 0;  // alone; of what follows
};

// A view; the bytes must outlive it. Cheap to copy, for any number of threads.
class NgramModel {
 public:
  static const NgramModel& builtin();
  // Bytes of compile_ngrams(); std::runtime_error when they are none.
  explicit NgramModel(std::string_view bytes);

  // Any case; a word the model has not is the word for unknown ones.
  NgramWord word(std::string_view surface) const { return word_of(word_hash(surface)); }
  const NgramWord& begin() const { return begin_; }
  const NgramWord& end() const { return end_; }
  const NgramWord& number() const { return number_; }
  const NgramWord& placeholder() const { return placeholder_; }
  const NgramWord& unknown() const { return unknown_; }

  // -ln p(word | before), -ln p(word | second, before): up to three probes.
  float cost(const NgramWord& before, const NgramWord& word) const;
  float cost(const NgramWord& second, const NgramWord& before, const NgramWord& word) const;

 private:
  const NgramSlot* find(std::uint64_t sequence) const;
  NgramWord word_of(std::uint64_t hash) const;

  const NgramSlot* slots_ = nullptr;
  std::size_t size_ = 0;
  NgramWord begin_, end_, number_, placeholder_, unknown_;
};

// Columns words, cost, backoff (both -100 × ln). ConfigError for a cell that is no number.
std::string compile_ngrams(const Tsv& tsv);

}  // namespace jernih
