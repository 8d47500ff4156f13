#include "stages/translate_ui/compose/chart.h"

#include <algorithm>
#include <limits>

namespace jernih::ui {
namespace {

bool has_same_ends(const Run& a, const Run& b) {
  return a.words == b.words && a.left == b.left && a.right == b.right;
}

}  // namespace

Chart::Chart(const PhraseGrammar& grammar, const Learnt& learnt)
    : grammar_(grammar), weights_(learnt.weights), order_(learnt.ngrams) {
  for (std::uint16_t rule = 0; rule < grammar.size(); ++rule) {
    literals_.emplace_back();
    for (const TemplateWord& word : grammar.rule(rule).english)
      literals_.back().push_back(
          word.child == 0 ? std::array{order_.words(word.text), order_.words(word.text_of_many)}
                          : std::array<Run, 2>{});
  }
}

void Chart::begin(std::uint32_t size, bool is_sentence) {
  size_ = size;
  is_sentence_ = is_sentence;
  items_.clear();
  const std::size_t cells = std::size_t{size} * kMaxSpan;
  if (cells_.size() < cells) cells_.resize(cells);
  for (std::size_t i = 0; i < cells; ++i) cells_[i].clear();
}

// The cheapest few of a category; of those with the same ends only the cheapest.
void Chart::add(std::uint32_t begin, std::uint32_t size, const Item& item) {
  std::vector<std::uint32_t>& target = cells_[begin * kMaxSpan + size - 1];
  const float cost = total(item);
  limit_ = std::min(limit_, cost + kWidth);
  std::size_t same = 0;
  std::uint32_t* worst = nullptr;
  float worst_cost = 0;
  for (std::uint32_t& known : target) {
    const Item& other = items_[known];
    if (other.category != item.category) continue;
    if (other.forms == item.forms && has_same_ends(other.run, item.run)) {
      if (cost < total(other)) items_[known] = item;
      return;
    }
    if (other.forms != item.forms) continue;
    ++same;
    if (worst == nullptr || total(other) >= worst_cost) {
      worst = &known;
      worst_cost = total(other);
    }
  }
  if (same >= (size == 1 ? kItemsOfWord : kItemsOfCategory)) {
    if (cost < worst_cost) items_[*worst] = item;
    return;
  }
  items_.push_back(item);
  target.push_back(static_cast<std::uint32_t>(items_.size() - 1));
}

bool Chart::fits(const Item& child, const TemplateWord& word, bool is_head, bool is_one,
                 float& cost) const {
  const Form form = word.is_counted && is_one ? kBase : word.form;
  if (word.is_modifier && is_many(child)) return false;
  if (form == kBase && is_head && !word.is_counted) return true;
  if ((child.forms & form_bit(form)) != 0) return true;
  const bool is_free = form == kBase && !word.is_counted && !word.is_modifier;
  if (!is_free || !is_many(child)) return false;
  cost += weights_.plural;
  return true;
}

void Chart::join(std::uint32_t begin, std::uint32_t size, std::uint16_t index, std::uint32_t left,
                 std::uint32_t right, bool is_one) {
  const Rule& rule = grammar_.rule(index);
  if (rule.is_of_sentence && !is_sentence_) return;
  Item out;
  out.category = rule.result;
  out.rule = index;
  out.left = left;
  out.right = right;
  out.cost = items_[left].cost + items_[right].cost + weights_.rule * rule.cost;
  const bool is_many_left = is_many(items_[left]);
  for (TemplateWord word : rule.english) {
    if (word.child == 0) continue;
    const Item& child = items_[word.child == 1 ? left : right];
    const bool is_head = word.child == rule.head;
    if (word.child == 2 && is_many_left && word.form == grammar_.third) word.form = kBase;
    if (!fits(child, word, is_head, is_one, out.cost)) return;
    if (!is_head) continue;
    if (word.form == kBase) out.forms = child.forms;
    if (word.form == grammar_.plural && is_many(child)) out.forms = child.forms;
  }
  if (out.cost + weights_.order * (items_[left].run.cost + items_[right].run.cost) > limit_) return;
  append(out, index, is_many_left);
  add(begin, size, out);
}

// The words of the template in their order.
void Chart::append(Item& out, std::uint16_t index, bool is_many_left) {
  const std::vector<TemplateWord>& english = grammar_.rule(index).english;
  for (std::size_t i = 0; i < english.size(); ++i) {
    const int child = english[i].child;
    order_.append(out.run, child == 0 ? literals_[index][i][is_many_left ? 1 : 0]
                                      : items_[child == 1 ? out.left : out.right].run);
    if (child == 0) out.cost += weights_.word;
  }
}

// A passive alone is a participle.
Forms Chart::forms_alone(Category category, Forms wanted) const {
  if (category == grammar_.passive) return form_bit(grammar_.participle);
  if (category == grammar_.finite) return kAllForms;
  const bool is_verb = category == grammar_.verb || category == grammar_.verb_phrase;
  if (!is_verb) return kBaseForm | form_bit(grammar_.plural);
  return wanted;
}

void Chart::reach(std::uint32_t place, State state) {
  std::vector<std::uint32_t>& known = places_[place];
  for (std::uint32_t& k : known) {
    if (states_[k].run.right != state.run.right) continue;
    if (state.cost < states_[k].cost) states_[k] = state;
    return;
  }
  if (known.size() < kStates) {
    states_.push_back(state);
    known.push_back(static_cast<std::uint32_t>(states_.size() - 1));
    return;
  }
  std::uint32_t worst = known[0];
  for (const std::uint32_t k : known)
    if (states_[k].cost > states_[worst].cost) worst = k;
  if (state.cost < states_[worst].cost) states_[worst] = state;
}

void Chart::go_on(std::uint32_t place, std::uint32_t size, Forms wanted) {
  std::vector<std::uint32_t>& items = cells_[place * kMaxSpan + size - 1];
  std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
    return total(items_[a]) != total(items_[b]) ? total(items_[a]) < total(items_[b]) : a < b;
  });
  std::size_t taken = 0;
  for (const std::uint32_t index : items) {
    const Item& item = items_[index];
    if ((item.forms & forms_alone(item.category, place == 0 ? wanted : kBaseForm)) == 0) continue;
    if (size != size_ && ++taken > kFragments) break;
    for (std::size_t s = 0; s < places_[place].size(); ++s) {
      State next = states_[places_[place][s]];
      const float order = next.run.cost;
      order_.append(next.run, item.run);
      next.cost += item.cost + weights_.fragment + weights_.order * (next.run.cost - order);
      if (item.forms == form_bit(grammar_.plural)) next.cost += weights_.plural;
      next.item = index;
      next.from = places_[place][s];
      reach(place + size, next);
    }
  }
}

const std::vector<std::uint32_t>& Chart::best(Forms wanted) {
  chosen_.clear();
  states_.clear();
  if (places_.size() < size_ + 1) places_.resize(size_ + 1);
  for (std::uint32_t i = 0; i <= size_; ++i) places_[i].clear();
  State start;
  start.run = order_.begin();
  start.run.cost = start.run.estimate[0] = 0;
  reach(0, start);
  for (std::uint32_t b = 0; b < size_; ++b)
    for (std::uint32_t size = 1; size <= kMaxSpan && b + size <= size_; ++size)
      go_on(b, size, wanted);
  const Run end = order_.end();
  best_cost_ = std::numeric_limits<float>::infinity();
  std::uint32_t last = 0;
  for (const std::uint32_t s : places_[size_]) {
    Run run = states_[s].run;
    const float before = run.cost;
    order_.append(run, end);
    const float cost = states_[s].cost + weights_.order * (run.cost - before);
    if (cost >= best_cost_) continue;
    best_cost_ = cost;
    last = s;
  }
  for (std::uint32_t s = last; s != 0; s = states_[s].from) chosen_.push_back(states_[s].item);
  std::reverse(chosen_.begin(), chosen_.end());
  return chosen_;
}

}  // namespace jernih::ui
