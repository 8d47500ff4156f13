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

// Not for two threads; keeps its memory.
class WordOrder {
 public:
  explicit WordOrder(const NgramModel& model) : model_(model) {}

  // Forgets all words that came after the last call of keep().
  void clear() { words_.resize(kept_); }
  void keep() { kept_ = words_.size(); }

  bool knows(std::string_view word) const {
    return model_.word(word).hash != model_.unknown().hash;
  }
  Run one(const NgramWord& word);
  // Words parted by spaces; digits alone are a number.
  Run words(std::string_view english);
  // `a` goes on with `b`. At most two costs of three words.
  void append(Run& a, const Run& b) const;

  Run begin() { return one(model_.begin()); }
  Run end() { return one(model_.end()); }
  Run unknown() { return one(model_.unknown()); }
  Run placeholder() { return one(model_.placeholder()); }
  Run number() { return one(model_.number()); }

 private:
  const NgramModel& model_;
  std::vector<NgramWord> words_;
  std::size_t kept_ = 0;
};

}  // namespace jernih::ui
