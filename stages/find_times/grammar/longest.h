// The longest of several readings that begin at one place.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace jernih::times {

// Rules write into `out`, one after the other; each finds it as it was at the beginning. `all`,
// when there is one, gets every reading with the index behind it.
template <class Reading>
class Longest {
 public:
  using All = std::vector<std::pair<std::size_t, Reading>>;

  explicit Longest(Reading& out, All* all = nullptr) : out_(out), before_(out), all_(all) {}
  // What a rule left in `out`, and the index behind it; 0: nothing. The first of equals counts.
  void offer(std::size_t end) {
    if (all_ != nullptr && end > 0) all_->emplace_back(end, out_);
    if (end > end_) {
      end_ = end;
      best_ = out_;
    }
    out_ = before_;
  }
  // Puts the best into `out`; the index behind it, 0 when there was none.
  std::size_t take() {
    if (end_ != 0) out_ = best_;
    return end_;
  }

 private:
  Reading& out_;
  Reading before_;
  Reading best_;  // means something when end_ is not 0
  std::size_t end_ = 0;
  All* all_;
};

}  // namespace jernih::times
