// The search: every stretch of a string with the categories it can be and the cheapest English of
// each, by the rules of the grammar, the costs of its leaves and the model of word order.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "stages/translate_ui/compose/learnt.h"
#include "stages/translate_ui/compose/phrase_grammar.h"
#include "stages/translate_ui/compose/word_order.h"

namespace jernih::ui {

// One way to say a stretch. Its English is said by its leaves and the templates of its rules.
struct Item {
  Category category = 0;
  Forms forms = kAllForms;            // what it can be when a rule asks for a form
  std::int32_t rule = -1;             // -1: a leaf
  std::uint32_t left = 0, right = 0;  // items
  std::uint32_t leaf = 0;
  float cost = 0;  // without word order
  Run run;
};

// Not for two threads; keeps its memory. Cubic in kMaxSpan, linear in the size beyond it.
class Chart {
 public:
  static constexpr std::uint32_t kMaxSpan = 9;

  Chart(const PhraseGrammar& grammar, const Learnt& learnt);

  // For that many pieces. In a sentence there are articles; short strings have none.
  void begin(std::uint32_t size, bool is_sentence);
  WordOrder& order() { return order_; }
  void add(std::uint32_t begin, std::uint32_t size, const Item& item);
  // Joins what its parts hold; call for all smaller stretches first. `is_one(item)`: a number
  // that takes a singular.
  template <class IsOne>
  void fill(std::uint32_t begin, std::uint32_t size, IsOne is_one) {
    limit_ = kNoLimit;
    for (std::uint32_t split = 1; split < size; ++split)
      for (const std::uint32_t l : cell(begin, split)) {
        const Category category = items_[l].category;
        if (!grammar_.has_rules(category)) continue;
        for (const std::uint32_t r : cell(begin + split, size - split))
          for (const std::uint16_t rule : grammar_.rules(category, items_[r].category))
            join(begin, size, rule, l, r, grammar_.rule(rule).has_count && is_one(l));
      }
  }
  // The cheapest sequence of items that covers all, at most two of a place looked at; items of no
  // form that can stand alone (`wanted`) are left out.
  const std::vector<std::uint32_t>& best(Forms wanted);

  const Item& item(std::uint32_t i) const { return items_[i]; }
  const std::vector<std::uint32_t>& cell(std::uint32_t begin, std::uint32_t size) const {
    return cells_[begin * kMaxSpan + size - 1];
  }
  float total(const Item& i) const { return i.cost + weights_.order * i.run.cost; }
  // What all of best() costs, and its part of word order alone, for judging it.
  float best_cost() const { return best_cost_; }
  Forms forms_alone(Category category, Forms wanted) const;
  bool is_many(const Item& item) const { return item.forms == form_bit(grammar_.plural); }

 private:
  static constexpr float kNoLimit = 1e9f;
  static constexpr float kWidth =
      1.75f;  // costs this much over the cheapest of a stretch are dropped
  static constexpr std::size_t kItemsOfWord = 4;      // of one category and form
  static constexpr std::size_t kItemsOfCategory = 2;  // the same for longer stretches
  static constexpr std::size_t kStates = 2;           // of a place between two pieces
  static constexpr std::size_t kFragments = 3;        // items of a stretch that is not the whole
  struct State {
    Run run;
    float cost = 0;
    std::uint32_t item = 0, from = 0;
  };

  void join(std::uint32_t begin, std::uint32_t size, std::uint16_t rule, std::uint32_t left,
            std::uint32_t right, bool is_one);
  bool fits(const Item& child, const TemplateWord& word, bool is_head, bool is_one,
            float& cost) const;
  void append(Item& out, std::uint16_t rule, bool is_many);
  void reach(std::uint32_t place, State state);
  void go_on(std::uint32_t place, std::uint32_t size, Forms wanted);

  const PhraseGrammar& grammar_;
  const Weights& weights_;
  WordOrder order_;
  std::vector<std::vector<std::array<Run, 2>>> literals_;  // per rule and word of its template
  std::vector<std::vector<std::uint32_t>> cells_;
  std::vector<Item> items_;
  std::vector<State> states_;
  std::vector<std::vector<std::uint32_t>> places_;
  std::vector<std::uint32_t> chosen_;
  std::uint32_t size_ = 0;
  bool is_sentence_ = false;
  float limit_ = kNoLimit;  // of the stretch that is being filled
  float best_cost_ = 0;
};

}  // namespace jernih::ui
