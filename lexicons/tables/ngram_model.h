// A small model of English word order: what a word costs behind one or two others. Compiled from
// lexicons/data/learnt/phrases/ngrams.tsv, used in place.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicons/tables/fold.h"

namespace jernih {

inline constexpr float kCostUnit = 0.01f;  // of costs in learnt tables: -ln p in hundredths

struct Tsv;

// A cache line's worth of n-grams of up to three words. What one has here are the lower 24 bits of
// the hash of its sequence (extend_hash; 0: the place is empty), -ln p(last word | words before it)
// in steps of kCostStep and the cost of backing off from it in steps of kBackoffStep; places are
// filled from the first on.
struct NgramBucket {
  static constexpr std::size_t kNgrams = 12;
  std::array<std::uint16_t, kNgrams> check_low{};
  std::array<std::uint8_t, kNgrams> check_high{};
  std::array<std::uint8_t, kNgrams> cost{};
  std::array<std::uint8_t, kNgrams> backoff{};
  std::uint32_t is_full = 0;  // 1: others of this bucket are in the next one

  // Position of the n-gram with these checks; kNgrams: it is not in this bucket.
  std::size_t find(std::uint32_t check) const;
};
static_assert(sizeof(NgramBucket) == 64);

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
  NgramWord word_of(std::uint64_t hash) const;
  const NgramWord& begin() const { return begin_; }
  const NgramWord& end() const { return end_; }
  const NgramWord& number() const { return number_; }
  const NgramWord& placeholder() const { return placeholder_; }
  const NgramWord& unknown() const { return unknown_; }

  // -ln p(word | before), -ln p(word | second, before): up to three probes.
  float cost(const NgramWord& before, const NgramWord& word) const;
  float cost(const NgramWord& second, const NgramWord& before, const NgramWord& word) const;

 private:
  // Costs of one n-gram, if the model has it.
  struct Costs {
    bool is_known = false;
    float cost = 0, backoff = 0;
  };
  Costs find(std::uint64_t sequence) const;

  std::span<const NgramBucket> buckets_;
  NgramWord begin_, end_, number_, placeholder_, unknown_;
};

// Columns words, cost, backoff (both -100 × ln). ConfigError for a cell that is no number.
std::string compile_ngrams(const Tsv& tsv);

}  // namespace jernih
