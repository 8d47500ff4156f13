// What stretches of English cost by the model of word order, joined piece by piece.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicons/tables/ngram_model.h"

namespace jernih::ui {

using OrderWord = std::uint32_t;  // position in WordOrder's list; one for all that it does not know

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

// Not for two threads. Runs stay valid as long as this; its memory is bounded by the words of the
// model. What n-grams cost is remembered: interfaces use the same ones again and again, and the
// model is larger than a processor's caches.
class WordOrder {
 public:
  explicit WordOrder(const NgramModel& model);

  bool knows(std::string_view word) { return listed(word) != kUnknown; }
  // Words parted by spaces; digits alone are a number.
  Run words(std::string_view english);
  // `a` goes on with `b`. At most two costs of three words.
  void append(Run& a, const Run& b);

  Run begin() const { return one(kBegin); }
  Run end() const { return one(kEnd); }
  Run placeholder() const { return one(kPlaceholder); }
  Run number() const { return one(kNumber); }

 private:
  static constexpr std::size_t kRemembered = 1 << 14;  // a power of two; 256 kB each
  static constexpr OrderWord kUnknown = 0, kBegin = 1, kEnd = 2, kPlaceholder = 3, kNumber = 4;
  struct Cost {
    std::uint64_t words = 0;  // their positions, 21 bits each, the last one lowest
    float cost = 0;
  };
  struct Known {
    std::uint64_t hash = 0;
    OrderWord word = kUnknown;
  };
  OrderWord listed(std::string_view surface);
  OrderWord list(std::uint64_t hash);
  Run one(OrderWord word) const;
  float cost(OrderWord before, OrderWord word);
  float cost(OrderWord second, OrderWord before, OrderWord word);

  const NgramModel& model_;
  std::vector<NgramWord> words_;
  std::unordered_map<std::uint64_t, OrderWord> by_hash_;
  std::vector<Known> known_;  // surfaces, each at the place that its hash says
  std::vector<Cost> costs_;   // the same for n-grams
};

}  // namespace jernih::ui
