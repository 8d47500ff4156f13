// Leaves from the learnt phrases, and what these say about the other leaves.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "pipeline/model/document.h"

#include "stages/translate_ui/compose/composer.h"

namespace jernih::ui {
namespace {

constexpr float kDiscount = 0.5f;  // off every count, as in training
constexpr std::uint32_t kLongestPhrase = 4;
constexpr std::size_t kMostCategories = 3;
constexpr float kLeastShare = 1e-4f;
constexpr std::uint32_t kMostRows = 64;  // of one key

float words_in(std::string_view english) {
  if (english.empty()) return 0;
  return 1 + static_cast<float>(std::count(english.begin(), english.end(), ' '));
}

}  // namespace

float Composer::number_cell(std::uint32_t row, std::uint32_t column) const {
  const std::string_view cell = phrases_.cell(row, column);
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return static_cast<float>(value);
}

Composer::Seen Composer::seen(std::uint32_t at, std::uint32_t last) const {
  std::uint64_t sequence = kNoWords;
  for (std::uint32_t i = at; i < last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word || (i > at && !p.spaced)) return {};
    sequence = extend_hash(sequence, p.hash);
  }
  const KeySlot* slot = phrases_.find(sequence);
  if (slot == nullptr || slot->rows == 0) return {};
  const std::uint32_t rows = std::min<std::uint32_t>(slot->rows, kMostRows);
  return {slot->row, rows, number_cell(slot->row, seen_of_), 0};
}

// Counts of the catalogues and of the tables' own say: `share` of weights_.gloss times one.
float Composer::learnt_cost(const Seen& s, std::uint32_t row, float share) const {
  const float count = number_cell(row, seen_count_) - kDiscount + share;
  const float p = std::max(kLeastShare, count / (s.of + weights_.gloss));
  const std::string_view english = phrases_.cell(row, seen_english_);
  return weights_.forward * -std::log(p) +
         kCostUnit * (weights_.backward * number_cell(row, seen_backward_) +
                      weights_.lexical * number_cell(row, seen_lexical_)) +
         weights_.leaf + weights_.word * words_in(english);
}

float Composer::cost_of(Seen& s, std::string_view english, float share, Trust& trust) const {
  for (std::uint32_t i = 0; i < s.rows; ++i) {
    if (phrases_.cell(s.row + i, seen_english_) != english) continue;
    s.taken |= std::uint64_t{1} << i;
    trust = Trust::seen;
    return learnt_cost(s, s.row + i, share);
  }
  trust = Trust::unseen;
  const float p = s.rows == 0 ? 1 : std::max(kLeastShare, share / (s.of + share));
  return weights_.forward * -std::log(p) + weights_.unseen + weights_.leaf +
         weights_.word * words_in(english);
}

// Rows of our own tables for several words are what we print, so that one thing has one English:
// they cost as little as one leaf can that says all of these words.
float Composer::pinned_cost(const Leaf& leaf) const {
  const auto words = static_cast<float>(leaf.last - leaf.first);
  return weights_.leaf + weights_.word * std::max(words, words_in(leaf.english));
}

Composer::Leaf Composer::learnt_leaf(std::uint32_t at, std::uint32_t last,
                                     std::uint32_t row) const {
  Leaf leaf;
  leaf.first = at;
  leaf.last = last;
  leaf.table = &phrases_;
  leaf.row = row;
  leaf.english = phrases_.cell(row, seen_english_);
  leaf.is_changed = true;
  return leaf;
}

// What begins like a verb is one; anything else is a noun.
Category Composer::guessed(std::uint32_t at) const {
  std::string folded;
  fold(doc_->text((*pieces_)[at].at), folded);
  const Prefix* longest = nullptr;
  for (const Prefix& p : prefixes_)
    if (folded.starts_with(p.text) && (longest == nullptr || p.text.size() > longest->text.size()))
      longest = &p;
  return longest == nullptr || folded.size() < 2 * longest->text.size() ? grammar_.noun
                                                                        : longest->category;
}

Category Composer::cheapest(std::uint32_t at) const {
  Category category = 0;
  float cost = 0;
  for (const std::uint32_t i : chart_.cell(at - base_, 1)) {
    const Item& item = chart_.item(i);
    if (item.category == grammar_.name || (category != 0 && chart_.total(item) >= cost)) continue;
    category = item.category;
    cost = chart_.total(item);
  }
  return category;
}

// What no gloss says: of the category of the cheapest gloss.
void Composer::add_learnt_word(std::uint32_t at, Seen& s) {
  Category category = cheapest(at);
  if (grammar_.is_closed(category)) return;
  if (category == 0) category = guessed(at);
  for (std::uint32_t i = 0; i < s.rows; ++i)
    if ((s.taken >> i & 1) == 0)
      add_learnt(learnt_leaf(at, at + 1, s.row + i), category, s, learnt_cost(s, s.row + i, 0));
}

// The English of `leaf` with the verb that it begins with in another form; empty: it begins with
// none.
std::string_view Composer::head_inflected(const Leaf& leaf, Form form) {
  const std::size_t space = std::min(leaf.english.find(' '), leaf.english.size());
  const std::string_view head = leaf.english.substr(0, space);
  const std::string_view* forms = verbs_.find(head);
  if (forms == nullptr) return {};
  said_.clear();
  grammar_.inflector().say(head, grammar_.form_name(form), *forms, said_);
  said_ += leaf.english.substr(space);
  return keep(said_);
}

// A learnt phrase in the forms that can be made of it; a plural that was learnt too is the other's.
void Composer::add_learnt(Leaf leaf, Category category, const Seen& s, float cost) {
  leaf.category = category;
  const bool is_noun = category == grammar_.noun || category == grammar_.noun_phrase;
  const bool is_verb = category == grammar_.verb || category == grammar_.verb_phrase;
  if (is_verb) {
    add_form(leaf, kBaseForm, cost);
    for (Form form = 1; form < grammar_.forms(); ++form) {
      if ((grammar_.wanted(category) & form_bit(form)) == 0) continue;
      Leaf variant = leaf;
      variant.english = head_inflected(leaf, form);
      if (!variant.english.empty()) add_form(variant, form_bit(form), cost);
    }
    return;
  }
  if (!is_noun) return add_form(leaf, kAllForms, cost);
  const auto plural_of = [&](std::string_view english) {
    said_.clear();
    grammar_.inflector().say(english, grammar_.form_name(grammar_.plural), {}, said_);
    return std::string_view(said_);
  };
  for (std::uint32_t i = 0; i < s.rows; ++i)
    if (plural_of(phrases_.cell(s.row + i, seen_english_)) == leaf.english)
      return add_form(leaf, form_bit(grammar_.plural), cost);
  const std::string plural(plural_of(leaf.english));
  Leaf variant = leaf;
  for (std::uint32_t i = 0; i < s.rows; ++i)
    if (phrases_.cell(s.row + i, seen_english_) == plural)
      return add_form(leaf, static_cast<Forms>(~form_bit(grammar_.plural)), cost);
  variant.english = keep(plural);
  if (chart_.order().knows(std::string_view(plural).substr(plural.rfind(' ') + 1)))
    add_form(variant, form_bit(grammar_.plural), cost + weights_.unseen);
  add_form(leaf, static_cast<Forms>(~form_bit(grammar_.plural)), cost);
}

// A row of our own tables is that stretch: its English is the one we print.
bool Composer::is_pinned(std::uint32_t at, std::uint32_t last) const {
  const std::vector<std::uint32_t>& cell = chart_.cell(at - base_, last - at);
  return std::any_of(cell.begin(), cell.end(), [&](std::uint32_t i) {
    const Item& item = chart_.item(i);
    return item.rule < 0 && leaves_[item.leaf].table != &phrases_;
  });
}

// A word of the grammar decides the form of what follows ("belum", "saat"): it stays with that.
bool Composer::governs(const Piece& p) const {
  const KeySlot* slot = words_.find(extend_hash(kNoWords, p.hash));
  return slot != nullptr && slot->rows > 0;
}

// A phrase can be what the grammar makes of its words.
void Composer::add_learnt_phrases(std::uint32_t at, std::uint32_t last) {
  if (last - at > kLongestPhrase) return;
  Seen s = seen(at, last);
  if (s.rows == 0) return;
  std::vector<std::pair<float, Category>> categories;
  for (const std::uint32_t i : chart_.cell(at - base_, last - at)) {
    const Item& item = chart_.item(i);
    const auto known = std::find_if(categories.begin(), categories.end(),
                                    [&](const auto& c) { return c.second == item.category; });
    if (known == categories.end())
      categories.emplace_back(item.cost, item.category);
    else
      known->first = std::min(known->first, item.cost);
  }
  const bool is_stray = categories.empty();
  if (is_stray && governs((*pieces_)[last - 1])) return;
  if (is_stray) {
    const Category first = cheapest(at);
    categories.emplace_back(0.0f, grammar_.phrase_category(first == 0 ? grammar_.noun : first));
  }
  std::sort(categories.begin(), categories.end());
  if (categories.size() > kMostCategories) categories.resize(kMostCategories);
  for (std::uint32_t i = 0; i < s.rows; ++i) {
    const float cost = learnt_cost(s, s.row + i, 0) + (is_stray ? weights_.stray : 0);
    for (const auto& [unused, category] : categories)
      add_learnt(learnt_leaf(at, last, s.row + i), category, s, cost);
  }
}

}  // namespace jernih::ui
