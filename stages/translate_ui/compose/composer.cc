// From the leaves to the English. Leaves come from composer_leaves.cc.
#include "stages/translate_ui/compose/composer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"

namespace jernih::ui {
namespace {

constexpr std::uint32_t kLongestRemembered = 100;  // bytes; longer strings seldom come again
constexpr std::uint32_t kShortestSentence = 5;     // pieces
constexpr std::uint32_t kLongestNumber = 15;       // bytes; longer ones are no counts
constexpr std::string_view kAgo = "ago";           // atoms of the table of times
constexpr std::string_view kUnit = "unit";

}  // namespace

Composition Composer::compose(const Document& doc, const Pieces& pieces, std::uint32_t first,
                              std::uint32_t last, std::string& out) {
  base_ = first;
  size_ = last - first;
  doc_ = &doc;
  pieces_ = &pieces;
  is_upper_ = case_of(pieces, 0, pieces.size()) == CasePattern::upper;
  if (!out.empty() || doc.lost != nullptr || !make_key(last)) return compose_anew(last, out);
  if (const CompositionMemory::Entry* known = memory_.find(key_)) {
    out = known->english;
    return known->composition;
  }
  const Composition made = compose_anew(last, out);
  memory_.keep(key_, out, made);
  return made;
}

// Everything that a composition follows from; false when that is too much to be remembered.
bool Composer::make_key(std::uint32_t last) {
  const Span at{(*pieces_)[base_].at.begin, (*pieces_)[last - 1].at.end};
  if (at.size() > kLongestRemembered) return false;
  key_.clear();
  for (std::uint32_t i = base_; i < last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.found != kNone || p.inside != kNone) return false;
    key_ += static_cast<char>(p.at.size());
    key_ += static_cast<char>(static_cast<int>(p.kind) * 16 + static_cast<int>(p.letters));
    key_ += p.language.code();
    key_ += ' ';
  }
  key_ += is_upper_ ? 'U' : begins_with_pronoun_inside() ? 'p' : 'l';
  key_ += is_going_on(last) ? '.' : is_stopped(last) ? 's' : ' ';
  key_ += doc_->text(at);
  return true;
}

Composition Composer::compose_anew(std::uint32_t last, std::string& out) {
  const std::uint32_t first = base_;
  const Pieces& pieces = *pieces_;
  leaves_.clear();
  texts_used_ = 0;
  retired_.clear();
  result_ = {};
  if (is_beyond_words(first, last)) return result_;
  const CasePattern written = case_of(pieces, first, last);
  const CasePattern pattern = begins_with_pronoun_inside() ? CasePattern::lower : written;
  const bool is_long = size_ >= kShortestSentence || is_stopped(last);
  chart_.begin(size_, is_long && pattern != CasePattern::title && pattern != CasePattern::upper);
  for (std::uint32_t i = first; i < last; ++i) add_leaves(i, last);
  for (std::uint32_t size = 2; size <= Chart::kMaxSpan; ++size)
    for (std::uint32_t b = 0; b + size <= size_; ++b) {
      if (is_pinned(first + b, first + b + size)) continue;
      chart_.fill(b, size, [&](std::uint32_t item) { return is_one(item); });
      add_learnt_phrases(first + b, first + b + size);
    }
  const std::vector<std::uint32_t>& chosen = chart_.best(forms_alone(last));
  if (chosen.empty()) return result_;
  if (doc_->lost != nullptr) tell_lost(last, chosen, pattern);
  CaseWriter writer(pattern, small_words_, out);
  out_ = &out;
  bool is_first = true;
  for (const std::uint32_t item : chosen) say(item, writer, is_first);
  result_.evidence.words = static_cast<float>(size_);
  result_.evidence.pieces = static_cast<float>(chosen.size() - 1);
  result_.evidence.cost = chart_.best_cost() / static_cast<float>(size_);
  result_.confidence = weights_.confidence(result_.evidence);
  const Category top = chart_.item(chosen.front()).category;
  result_.is_whole = chosen.size() == 1 && top != grammar_.finite && top != grammar_.done;
  return result_;
}

// Other ways to say the whole in one piece, for people who ask why.
void Composer::tell_lost(std::uint32_t last, const std::vector<std::uint32_t>& chosen,
                         CasePattern pattern) {
  constexpr std::size_t kMost = 4;
  if (size_ > Chart::kMaxSpan) return;
  const Span at{(*pieces_)[base_].at.begin, (*pieces_)[last - 1].at.end};
  std::size_t told = 0;
  for (const std::uint32_t item : chart_.cell(0, size_)) {
    const Item& i = chart_.item(item);
    const bool is_chosen = chosen.size() == 1 && item == chosen.front();
    if (is_chosen || (i.forms & chart_.forms_alone(i.category, forms_alone(last))) == 0) continue;
    std::string english;
    CaseWriter writer(pattern, small_words_, english);
    out_ = &english;
    bool is_first = true;
    say(item, writer, is_first);
    const float more = chart_.total(i) - chart_.total(chart_.item(chosen.front()));
    std::string reason = chosen.size() > 1 ? "dearer than its pieces one by one"
                         : more > 0        ? fmt::format("costs {:.1f} more", more)
                                           : "costs more with what stands around it";
    doc_->lost->push_back({at, english, result_.rule, std::move(reason)});
    result_ = {};
    if (++told == kMost) return;
  }
}

// "Maaf, Anda …": some pronouns are written with a capital wherever they stand.
bool Composer::begins_with_pronoun_inside() const {
  const Piece& first = (*pieces_)[base_];
  if (base_ == 0 || first.kind != PieceKind::word || first.letters != LetterCase::capitalised)
    return false;
  const std::string_view before = doc_->text((*pieces_)[base_ - 1].at);
  const KeySlot* slot = words_.find(extend_hash(kNoWords, first.hash));
  return before == "," && slot != nullptr && slot->rows > 0 &&
         grammar_.category(words_.cell(slot->row, word_category_)) == grammar_.pronoun;
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

bool Composer::is_stopped(std::uint32_t last) const {
  return size_ > 2 && doc_->text().substr((*pieces_)[last - 1].at.end).starts_with('.');
}

bool Composer::is_going_on(std::uint32_t last) const {
  const Span behind{(*pieces_)[last - 1].at.end, static_cast<std::uint32_t>(doc_->text().size())};
  const std::string_view rest = doc_->text(behind);
  return rest.starts_with("...") || rest.starts_with("\u2026");
}

// An active verb before dots is what goes on ("Memuat..." is "Loading...").
Forms Composer::forms_alone(std::uint32_t last) const {
  const Piece& first = (*pieces_)[base_];
  const bool is_active = std::any_of(leaves_.begin(), leaves_.end(), [&](const Leaf& l) {
    return l.first == base_ && l.is_active;
  });
  if (first.kind == PieceKind::word && is_active && is_going_on(last))
    return form_bit(grammar_.going_on);
  return kBaseForm;
}

void Composer::say(std::uint32_t index, CaseWriter& writer, bool& is_first) {
  const Item& item = chart_.item(index);
  if (item.rule < 0) return say_leaf(leaves_[item.leaf], writer, is_first);
  for (const TemplateWord& word : grammar_.rule(static_cast<std::uint16_t>(item.rule)).english) {
    if (word.child != 0) {
      say(word.child == 1 ? item.left : item.right, writer, is_first);
      continue;
    }
    if (!is_first) *out_ += ' ';
    is_first = false;
    writer.words(chart_.is_many(chart_.item(item.left)) ? word.text_of_many : word.text);
    name_row(grammar_.where(grammar_.rule(static_cast<std::uint16_t>(item.rule))));
  }
}

void Composer::name_row(const std::string& where) {
  if (!result_.rule.empty()) result_.rule += ' ';
  result_.rule += where;
}

bool Composer::is_one(std::uint32_t index) const {
  while (chart_.item(index).rule >= 0) index = chart_.item(index).left;
  const Leaf& leaf = leaves_[chart_.item(index).leaf];
  if (leaf.last != leaf.first + 1) return false;
  const Piece& p = (*pieces_)[leaf.first];
  const std::string_view number =
      p.found == kNone ? doc_->text(p.at) : doc_->annotations[p.found].value;
  return number == "1";
}

void Composer::say_leaf(const Leaf& leaf, CaseWriter& writer, bool& is_first) {
  result_.evidence.unknown += leaf.trust == Trust::unknown ? 1 : 0;
  result_.evidence.derived += leaf.trust == Trust::derived ? 1 : 0;
  result_.evidence.unseen += leaf.trust == Trust::unseen ? 1 : 0;
  if (leaf.is_changed) result_.is_changed = true;
  if (leaf.is_foreign) result_.is_foreign = true;
  const Piece& piece = (*pieces_)[leaf.first];
  const bool is_grown = piece.kind == PieceKind::number && piece.found == kNone;  // "1milyar"
  const bool has_word = piece.kind == PieceKind::word || (is_grown && leaf.last > leaf.first + 1);
  if (leaf.table == nullptr && has_word && piece.inside == kNone) result_.is_known = false;
  if (leaf.table != nullptr) name_row(leaf.table->where(leaf.row));
  if (!leaf.before.empty()) {
    if (!is_first) *out_ += ' ';
    is_first = false;
    writer.words(leaf.before);
  }
  if (leaf.english.empty()) return;
  if (!is_first && !leaf.is_glued) *out_ += ' ';
  is_first = false;
  if (leaf.is_fixed) return writer.fixed(leaf.english);
  writer.words(leaf.english);
}

}  // namespace jernih::ui
