// What the other segments of a page say about a doubtful one.
#pragma once

#include <array>
#include <initializer_list>

#include "stages/detect_language/model.h"

namespace jernih::detect_language {

// What a segment tells the page: that words of so much weight are likely of this label.
struct Testimony {
  std::size_t label = 0;
  float weight = 0;
};

class PageContext {
 public:
  void clear() { seen_.fill(0); }
  void add(Testimony t) { seen_[t.label] += t.weight; }
  // Between the last add() and the first add_to().
  void prepare();

  // True when what else the page says is Indonesian and English, in `least` words at least; after
  // prepare().
  bool is_home(Testimony own, float least) const;

  // Adds to a segment's logits what the page says without `own`, its own testimony, times `share`;
  // the neighbours count twice. A neighbour that does not exist weighs 0.
  void add_to(std::array<float, kLabels>& logits, float share, Testimony own,
              std::initializer_list<Testimony> neighbours) const;

 private:
  float logit(std::size_t label, float seen) const;

  std::array<float, kLabels> seen_{};  // weight by label
  std::array<float, kLabels> logits_{};
  float total_ = 0;
};

}  // namespace jernih::detect_language
