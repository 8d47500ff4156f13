#include "stages/translate_ui/compose/word_order.h"

#include <algorithm>

namespace jernih::ui {
namespace {

constexpr int kWordBits = 21;
constexpr std::uint64_t kOfThree = 1ull << 63;  // no n-gram is 0, which stands at empty places
constexpr std::uint64_t kOfTwo = 3ull << 62;

std::size_t place_of(std::uint64_t words, std::size_t places) {
  return static_cast<std::size_t>(words * 0x9E3779B97F4A7C15ull >> 40) % places;
}

}  // namespace

WordOrder::WordOrder(const NgramModel& model)
    : model_(model),
      words_{model.unknown(), model.begin(), model.end(), model.placeholder(), model.number()},
      known_(kRemembered),
      costs_(kRemembered) {}

OrderWord WordOrder::listed(std::string_view surface) {
  const std::uint64_t hash = word_hash(surface);
  Known& known = known_[hash % kRemembered];
  if (known.hash != hash) known = {hash, list(hash)};
  return known.word;
}

OrderWord WordOrder::list(std::uint64_t hash) {
  const auto known = by_hash_.find(hash);
  if (known != by_hash_.end()) return known->second;
  const NgramWord word = model_.word_of(hash);
  if (word.hash != hash) return kUnknown;
  words_.push_back(word);
  const auto place = static_cast<OrderWord>(words_.size() - 1);
  by_hash_.emplace(hash, place);
  return place;
}

float WordOrder::cost(OrderWord before, OrderWord word) {
  const std::uint64_t both = kOfTwo | std::uint64_t{before} << kWordBits | word;
  Cost& known = costs_[place_of(both, kRemembered)];
  if (known.words != both) known = {both, model_.cost(words_[before], words_[word])};
  return known.cost;
}

float WordOrder::cost(OrderWord second, OrderWord before, OrderWord word) {
  const std::uint64_t all =
      kOfThree | (std::uint64_t{second} << kWordBits | before) << kWordBits | word;
  Cost& known = costs_[place_of(all, kRemembered)];
  if (known.words != all) known = {all, model_.cost(words_[second], words_[before], words_[word])};
  return known.cost;
}

Run WordOrder::one(OrderWord word) const {
  const float cost = words_[word].cost;
  return {{word, 0}, {word, 0}, 1, cost, {cost, 0}};
}

Run WordOrder::words(std::string_view english) {
  Run run;
  while (!english.empty()) {
    const std::size_t space = std::min(english.find(' '), english.size());
    const std::string_view word = english.substr(0, space);
    english.remove_prefix(std::min(space + 1, english.size()));
    if (word.empty()) continue;
    const bool is_number =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    append(run, one(is_number ? kNumber : listed(word)));
  }
  return run;
}

void WordOrder::append(Run& a, const Run& b) {
  if (b.words == 0) return;
  if (a.words == 0) {
    a = b;
    return;
  }
  const OrderWord last = a.right[0];
  const OrderWord next = b.left[0];
  const float joint = a.words >= 2 ? cost(a.right[1], last, next) : cost(last, next);
  a.cost += b.cost - b.estimate[0] + joint;
  if (a.words == 1) {
    a.left[1] = b.left[0];
    a.estimate[1] = joint;
  }
  if (b.words >= 2) {
    a.cost += cost(last, next, b.left[1]) - b.estimate[1];
    a.right = b.right;
  } else {
    a.right = {b.right[0], a.right[0]};
  }
  a.words = 2;
}

}  // namespace jernih::ui
