// What stretches of English cost by the model of word order, joined piece by piece.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicons/ngram_model.h"

namespace jernih::ui {

using OrderWord = std::uint32_t;  // position in WordOrder's list

// The two words at either end of a stretch; what its first two cost is an estimate until it is
// known what stands before them.
//
//   this file | could not be opened      right[1] right[0] of the left one meet left[0] left[1]
struct Run {
  std::array<OrderWord, 2> left{}, right{};  // right[0] is the last word
  std::uint8_t words = 0;                    // 2: two or more
  float cost = 0;
  std::array<float, 2> estimate{};
};

// Not for two threads; keeps its memory. What n-grams cost is remembered: interfaces use the same
// ones again and again, and the model is larger than a processor's caches.
class WordOrder {
 public:
  explicit WordOrder(const NgramModel& model)
      : model_(model), costs_(kRemembered), singles_(kRemembered) {}

  // Forgets all words that came after the last call of keep().
  void clear() { words_.resize(kept_); }
  void keep() { kept_ = words_.size(); }

  bool knows(std::string_view word) { return this->word(word).hash != model_.unknown().hash; }
  Run one(const NgramWord& word);
  // Words parted by spaces; digits alone are a number.
  Run words(std::string_view english);
  // `a` goes on with `b`. At most two costs of three words.
  void append(Run& a, const Run& b);

  Run begin() { return one(model_.begin()); }
  Run end() { return one(model_.end()); }
  Run unknown() { return one(model_.unknown()); }
  Run placeholder() { return one(model_.placeholder()); }
  Run number() { return one(model_.number()); }

 private:
  static constexpr std::size_t kRemembered = 1 << 13;  // a power of two; 128 and 256 kB
  struct Cost {
    std::uint64_t sequence = 0;
    float cost = 0;
  };
  struct Single {
    std::uint64_t hash = 0;
    NgramWord word;
  };
  NgramWord word(std::string_view surface);
  float cost(const NgramWord& before, const NgramWord& word);
  float cost(const NgramWord& second, const NgramWord& before, const NgramWord& word);

  const NgramModel& model_;
  std::vector<Cost> costs_;      // each at the place that its hash says
  std::vector<Single> singles_;  // the same
  std::vector<NgramWord> words_;
  std::size_t kept_ = 0;
};

}  // namespace jernih::ui
