// The chart and its English: see the header. Leaves come from compose_leaves.cc.
#include "stages/translate_ui/compose.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lexicons/fold.h"

namespace jernih::ui {
namespace {

constexpr float kFragment = 1.2f;  // cost of one more piece that no rule joins
constexpr float kFragmentDoubt = 0.25f;
constexpr std::uint32_t kLongestNumber = 15;  // bytes; longer ones are no counts
constexpr std::string_view kAgo = "ago";      // atoms of the table of times
constexpr std::string_view kUnit = "unit";
constexpr std::string_view kCountForm = "num";  // plural unless the first child is one
constexpr std::string_view kPlural = "pl";
constexpr std::string_view kParticiple = "pp";
constexpr std::string_view kGoingOn = "ing";

}  // namespace

Composition Composer::compose(const Document& doc, const Pieces& pieces, std::uint32_t first,
                              std::uint32_t last, std::string& out) {
  items_.clear();
  leaves_.clear();
  result_ = {};
  base_ = first;
  doc_ = &doc;
  pieces_ = &pieces;
  if (is_beyond_words(first, last)) return result_;
  const CasePattern pattern = case_of(pieces, first, last);
  is_upper_ = case_of(pieces, 0, pieces.size()) == CasePattern::upper;
  size_ = last - first;
  if (cells_.size() < size_ * kMaxSpan) cells_.resize(size_ * kMaxSpan);
  for (std::size_t i = 0; i < size_ * kMaxSpan; ++i) cells_[i].clear();
  for (std::uint32_t i = first; i < last; ++i) add_leaves(doc, pieces, i, last);
  for (std::uint32_t size = 2; size <= kMaxSpan; ++size)
    for (std::uint32_t b = 0; b + size <= size_; ++b) fill(b, size);
  best_sequence(size_);
  if (chosen_.empty()) return result_;
  CaseWriter writer(pattern, small_words_, out);
  out_ = &out;
  doubt_ = kFragmentDoubt * static_cast<float>(chosen_.size() - 1);
  bool is_first = true;
  for (const std::uint32_t item : chosen_)
    say(doc, pieces, item, top_form(doc, item, last), writer, is_first);
  result_.confidence = 0.95f * std::exp(-doubt_);
  const Category top = items_[chosen_.front()].category;
  result_.is_whole = chosen_.size() == 1 && top != grammar_.finite && top != grammar_.done;
  return result_;
}

// A time phrase that find_times did not want ("jam lalu" behind a number beyond all reason): its
// words alone would say something else.
bool Composer::is_beyond_words(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind == PieceKind::number && p.at.size() > kLongestNumber) return true;
    if (p.kind != PieceKind::word || p.inside != kNone || i == first) continue;
    if (has_time_atom(p, kAgo) && has_time_atom((*pieces_)[i - 1], kUnit)) return true;
  }
  return false;
}

bool Composer::has_time_atom(const Piece& p, std::string_view atom) const {
  const KeySlot* slot = time_words_.find(extend_hash(kNoWords, p.hash));
  if (slot == nullptr) return false;
  const std::uint32_t column = time_words_.column("atom");
  const std::uint32_t rows = slot->rows;
  for (std::uint32_t i = 0; i < rows; ++i)
    if (time_words_.cell(slot->row + i, column) == atom) return true;
  return false;
}

void Composer::fill(std::uint32_t begin, std::uint32_t size) {
  std::vector<std::uint32_t>& target = cell(begin, size);
  for (std::uint32_t split = 1; split < size; ++split) {
    const std::vector<std::uint32_t>& lefts = cell(begin, split);
    const std::vector<std::uint32_t>& rights = cell(begin + split, size - split);
    for (const std::uint32_t l : lefts) {
      for (const std::uint32_t r : rights) {
        for (const std::uint16_t index : grammar_.rules(items_[l].category, items_[r].category)) {
          const Rule& rule = grammar_.rule(index);
          add_item(target, {rule.result, items_[l].cost + items_[r].cost + rule.cost,
                            static_cast<std::int32_t>(index), l, r, 0});
        }
      }
    }
  }
}

// A passive alone is a participle; an active verb before dots is what goes on ("Memuat..." is
// "Loading...").
std::string_view Composer::top_form(const Document& doc, std::uint32_t item,
                                    std::uint32_t last) const {
  const Category c = items_[item].category;
  if (c == grammar_.passive) return kParticiple;
  if (c != grammar_.verb && c != grammar_.verb_phrase) return {};
  std::uint32_t head = item;
  while (items_[head].rule >= 0) head = items_[head].left;
  if (!leaves_[items_[head].leaf].is_active || leaves_[items_[head].leaf].first != base_) return {};
  const Span behind{(*pieces_)[last - 1].at.end, static_cast<std::uint32_t>(doc.text().size())};
  const std::string_view rest = doc.text(behind);
  return rest.starts_with("...") || rest.starts_with("\u2026") ? kGoingOn : std::string_view();
}

// One item per category in a cell: the cheapest, the first among equals.
void Composer::add_item(std::vector<std::uint32_t>& target, Item item) {
  for (std::uint32_t& known : target) {
    if (items_[known].category != item.category) continue;
    if (item.cost < items_[known].cost) {
      items_.push_back(item);
      known = static_cast<std::uint32_t>(items_.size() - 1);
    }
    return;
  }
  if (target.size() >= kMaxItems) return;
  items_.push_back(item);
  target.push_back(static_cast<std::uint32_t>(items_.size() - 1));
}

void Composer::best_sequence(std::uint32_t n) {
  constexpr float kNever = std::numeric_limits<float>::infinity();
  best_.assign(n + 1, kNever);
  from_.assign(n + 1, 0);
  taken_.assign(n + 1, 0);
  best_[0] = 0;
  for (std::uint32_t b = 0; b < n; ++b) {
    if (best_[b] == kNever) continue;
    for (std::uint32_t size = 1; size <= kMaxSpan && b + size <= n; ++size) {
      for (const std::uint32_t item : cell(b, size)) {
        const float cost = best_[b] + items_[item].cost + kFragment;
        if (cost >= best_[b + size]) continue;
        best_[b + size] = cost;
        from_[b + size] = b;
        taken_[b + size] = item;
      }
    }
  }
  chosen_.clear();
  if (best_[n] == kNever) return;
  for (std::uint32_t end = n; end > 0; end = from_[end]) chosen_.push_back(taken_[end]);
  std::reverse(chosen_.begin(), chosen_.end());
}

void Composer::say(const Document& doc, const Pieces& pieces, std::uint32_t item,
                   std::string_view form, CaseWriter& writer, bool& is_first) {
  const Item& it = items_[item];
  if (it.rule < 0) return say_leaf(leaves_[it.leaf], form, writer, is_first);
  const Rule& rule = grammar_.rule(static_cast<std::uint16_t>(it.rule));
  for (const TemplateWord& word : rule.english) {
    if (word.child == 0) {
      if (!is_first) *out_ += ' ';
      is_first = false;
      writer.words(word.text);
      continue;
    }
    std::string_view wanted = word.form;
    if (wanted == kCountForm) wanted = is_one(doc, pieces, it.left) ? "" : kPlural;
    if (wanted.empty() && word.child == rule.head) wanted = form;
    say(doc, pieces, word.child == 1 ? it.left : it.right, wanted, writer, is_first);
  }
}

bool Composer::is_one(const Document& doc, const Pieces& pieces, std::uint32_t item) const {
  while (items_[item].rule >= 0) item = items_[item].left;
  const Leaf& leaf = leaves_[items_[item].leaf];
  return leaf.last == leaf.first + 1 && doc.text(pieces[leaf.first].at) == "1";
}

void Composer::say_leaf(const Leaf& leaf, std::string_view form, CaseWriter& writer,
                        bool& is_first) {
  doubt_ += leaf.doubt;
  if (leaf.is_changed) result_.is_changed = true;
  if (leaf.is_foreign) result_.is_foreign = true;
  const Piece& piece = (*pieces_)[leaf.first];
  if (leaf.table == nullptr && piece.kind == PieceKind::word && piece.inside == kNone)
    result_.is_known = false;
  if (leaf.table != nullptr) {
    if (!result_.rule.empty()) result_.rule += ' ';
    result_.rule += leaf.table->where(leaf.row);
  }
  if (!leaf.before.empty()) {
    if (!is_first) *out_ += ' ';
    is_first = false;
    writer.words(leaf.before);
  }
  if (leaf.english.empty()) return;
  if (!is_first && !leaf.is_glued) *out_ += ' ';
  is_first = false;
  if (leaf.is_fixed) return writer.fixed(leaf.english);
  said_.clear();
  const std::string_view wanted = leaf.form.empty() ? form : leaf.form;
  const bool is_inflected =
      grammar_.inflects(leaf.category) || !form_of(leaf.forms, wanted).empty();
  grammar_.inflector().say(leaf.english, is_inflected ? wanted : "", leaf.forms, said_);
  writer.words(said_);
}

}  // namespace jernih::ui
