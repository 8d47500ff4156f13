// Joining stretches: see the header.
#include "stages/translate_ui/word_order.h"

#include <algorithm>

namespace jernih::ui {

NgramWord WordOrder::word(std::string_view surface) {
  const std::uint64_t hash = word_hash(surface);
  Single& known = singles_[hash % kRemembered];
  if (known.hash != hash) known = {hash, model_.word_of(hash)};
  return known.word;
}

float WordOrder::cost(const NgramWord& before, const NgramWord& word) {
  const std::uint64_t sequence = extend_hash(extend_hash(kNoWords, before.hash), word.hash);
  Cost& known = costs_[sequence % kRemembered];
  if (known.sequence != sequence) known = {sequence, model_.cost(before, word)};
  return known.cost;
}

float WordOrder::cost(const NgramWord& second, const NgramWord& before, const NgramWord& word) {
  const std::uint64_t context = extend_hash(extend_hash(kNoWords, second.hash), before.hash);
  const std::uint64_t sequence = extend_hash(context, word.hash);
  Cost& known = costs_[sequence % kRemembered];
  if (known.sequence != sequence) known = {sequence, model_.cost(second, before, word)};
  return known.cost;
}

Run WordOrder::one(const NgramWord& word) {
  words_.push_back(word);
  const auto id = static_cast<OrderWord>(words_.size() - 1);
  return {{id, 0}, {id, 0}, 1, word.cost, {word.cost, 0}};
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
    append(run, one(is_number ? model_.number() : this->word(word)));
  }
  return run;
}

void WordOrder::append(Run& a, const Run& b) {
  if (b.words == 0) return;
  if (a.words == 0) {
    a = b;
    return;
  }
  const NgramWord& last = words_[a.right[0]];
  const NgramWord& next = words_[b.left[0]];
  const float joint =
      a.words >= 2 ? cost(words_[a.right[1]], last, next) : cost(last, next);
  a.cost += b.cost - b.estimate[0] + joint;
  if (a.words == 1) {
    a.left[1] = b.left[0];
    a.estimate[1] = joint;
  }
  if (b.words >= 2) {
    a.cost += cost(last, next, words_[b.left[1]]) - b.estimate[1];
    a.right = b.right;
  } else {
    a.right = {b.right[0], a.right[0]};
  }
  a.words = 2;
}

}  // namespace jernih::ui
