// From the whole string to its parts: a row, a found time, the parts between marks, a composition.
#include "stages/translate_ui/string_translator.h"

#include <algorithm>
#include <cctype>

#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"

namespace jernih::ui {
namespace {

constexpr std::uint32_t kLongList = 14;  // pieces
constexpr float kSure = 1.0f;

// The other names of Annotation::by.
constexpr std::string_view kByPattern = "pattern";

// "Link" and "links": the same word in both languages.
bool is_begin_of(std::string_view word, std::string_view other) {
  return other.size() >= word.size() && is_same_word(word, other.substr(0, word.size()));
}

}  // namespace

bool is_same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a == b || word_hash(a) == word_hash(b));
}

void StringTranslator::translate(Document& doc, const Pieces& pieces, Scope scope,
                                 StringContext context) {
  doc_ = &doc;
  pieces_ = &pieces;
  scope_ = scope;
  context_ = context;
  if (scope == Scope::nothing || pieces.size() == 0) return;
  const Range all{0, pieces.size()};
  if (scope == Scope::times) return rewrite_all_found(all);
  is_left_ = false;
  const std::size_t before = doc.annotations.size();
  part(all, false);
  if (is_left_ && scope != Scope::all) take_back(before);
  if (scope == Scope::strings && !is_left_) rewrite_numbers(before);
  if (scope == Scope::strings) leave_prose(before);
}

PhraseMatch StringTranslator::own_row(Document& doc, const Pieces& pieces) {
  doc_ = &doc;
  pieces_ = &pieces;
  const Range all{0, pieces.size()};
  const Range inner = trimmed(all);
  for (const Range r : {all, inner}) {
    if (r.empty()) continue;
    const PhraseMatch match = matcher().whole(r.first, r.last);
    if (knowledge_.book.is_own(match)) return match;
  }
  return {};
}

// Placeholders, tags, addresses and names begin with ASCII.
bool StringTranslator::is_emoji(const Piece& p) const {
  return static_cast<unsigned char>(doc_->text(p.at).front()) >= 0x80;
}

StringTranslator::Range StringTranslator::trimmed(Range r) const {
  const auto is_edge = [&](std::uint32_t i) {
    const Piece& p = (*pieces_)[i];
    if (p.inside != kNone) return false;
    return p.kind == PieceKind::mark || (p.kind == PieceKind::verbatim && is_emoji(p));
  };
  while (!r.empty() && is_edge(r.first)) ++r.first;
  while (!r.empty() && is_edge(r.last - 1)) --r.last;
  return r;
}

// One capitalised word that is not known as who writes: "Redaktur: Fajar".
bool StringTranslator::is_one_name(Range r) const {
  if (r.last - r.first != 1 || !is_capital((*pieces_)[r.first])) return false;
  const PhraseMatch match = matcher().whole(r.first, r.last);
  if (!match) return true;
  return !traits(knowledge_.book.row(match).role).names_who;
}

// `is_title`: it stands behind "read also" and the like; a title is left alone unless it is known.
void StringTranslator::part(Range r, bool is_title) {
  const Range inner = trimmed(r);
  if (is_title && is_one_name(inner)) return;
  const bool is_trimmed = inner.first != r.first || inner.last != r.last;
  if (is_trimmed && !inner.empty() &&
      matcher().whole(inner.first, inner.last).literals >
          matcher().whole(r.first, r.last).literals &&
      whole(inner))
    return;
  if (!inner.empty() && is_one_time(inner)) {
    found_only(inner);
    return;
  }
  if (whole(r)) return;
  if (inner.empty()) return;
  if (is_trimmed && whole(inner)) return;
  if (found_only(inner)) return;
  if (is_title && scope_ != Scope::certain) return;  // it stays whole, its days with it
  if (chatty(inner)) return;
  if (counted(inner) || numbered(inner) || timed(inner)) return;
  if (split(inner) || paired(inner)) return;
  if (scope_ == Scope::certain) return rewrite_all_found(inner);
  if (prefixed(inner)) return;
  composed(inner);
}

bool StringTranslator::whole(Range r) {
  if (r.last - r.first > kLongestPart) return false;
  const PhraseMatch match = matcher().whole(r.first, r.last);
  if (!match) return false;
  if (doc_->lost != nullptr) tell_others(r, match);
  const PhraseRow row = knowledge_.book.row(match);
  if (const char* why = why_kept(r, match, row)) {
    tell_lost(r, match, why);
    return true;
  }
  if (scope_ != Scope::all && is_too_loose(match, row)) {
    tell_lost(r, match, "a sentence stands in its slot, or around it");
    return false;
  }
  SlotTexts inner;
  bool is_sure = true;
  if (!read_slots(match, row, inner, is_sure)) {
    tell_lost(r, match, "what its slot holds has no English by itself");
    return false;
  }
  english_.clear();
  say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, english_, inner);
  const bool is_pattern = match.captures > 0;
  emit(r, is_pattern ? kByPattern : kByLexicon, is_pattern ? kPattern : kSure, row.role,
       match.table->where(match.row), is_sure);
  for (std::uint32_t i = 0; i < match.captures; ++i)
    if (match.slots[i].kind == SlotKind::any)
      rewrite_all_found({match.slots[i].first, match.slots[i].last});
  return true;
}

// The English of what the slots hold, where it has one of its own. False: better all of it put
// together than half in English. `is_sure` becomes false when a slot stays Indonesian.
bool StringTranslator::read_slots(const PhraseMatch& match, const PhraseRow& row, SlotTexts& inner,
                                  bool& is_sure) {
  for (std::uint32_t i = 0; i < match.captures; ++i) {
    const Capture& c = match.slots[i];
    if (c.kind != SlotKind::name && (c.kind != SlotKind::any || row.asks_for_name())) continue;
    inner[i] = inner_english({c.first, c.last}, c.kind);
    const bool with_capitals = c.kind == SlotKind::any && scope_ != Scope::all;
    if (!inner[i].empty()) continue;
    if (!is_left({c.first, c.last}, with_capitals)) {
      if (c.kind == SlotKind::any) inner[i] = with_times({c.first, c.last});
      continue;
    }
    const bool is_one_word = c.last - c.first == 1;  // mostly a name
    if (scope_ == Scope::all && !is_one_word) return false;
    if (scope_ != Scope::all) is_sure = false;
  }
  return true;
}

// Why a string that a row holds stays as it is; null: it does not.
const char* StringTranslator::why_kept(Range r, const PhraseMatch& match,
                                       const PhraseRow& row) const {
  if (row.is_english || row.role == Role::dateline) return "the row says that it stays";
  if (scope_ == Scope::all || knowledge_.book.is_own(match)) return nullptr;
  if (is_word_of_sentence(r)) return "it is one word of a sentence";
  const bool may_be_english = !context_.is_indonesian ||
                              knowledge_.said.may_hold(doc_->text(span_of(r))) ||
                              is_begin_of(doc_->text(span_of(r)), row.english);
  return !is_foreign(match) && may_be_english ? "every word of it may be English" : nullptr;
}

// For people who ask why; nothing in a run.
void StringTranslator::tell_lost(Range r, const PhraseMatch& match, std::string reason) const {
  if (doc_->lost == nullptr) return;
  const PhraseRow row = knowledge_.book.row(match);
  doc_->lost->push_back(
      {span_of(r), std::string(row.english), match.table->where(match.row), std::move(reason)});
}

// Other rows that hold the whole string.
void StringTranslator::tell_others(Range r, const PhraseMatch& winner) const {
  for (const PhraseMatch& other : matcher().every(r.first, r.last))
    if (other.table != winner.table || other.row != winner.row)
      tell_lost(r, other,
                winner.table->where(winner.row) + " won: " + PhraseBook::reason(winner, other));
}

// One word without a capital between the marks of a long line: a piece of a sentence.
bool StringTranslator::is_word_of_sentence(Range r) const {
  return r.last - r.first == 1 && pieces_->size() > kLongList &&
         (*pieces_)[r.first].kind == PieceKind::word && !is_capital((*pieces_)[r.first]);
}

bool StringTranslator::is_bracket(const Piece& p) const {
  return p.kind == PieceKind::mark && doc_->text(p.at) == "(";
}

// The text of a stretch as it stands, but for the times in it.
std::string StringTranslator::with_times(Range r) const {
  std::string out;
  std::uint32_t from = (*pieces_)[r.first].at.begin;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const std::uint32_t found = (*pieces_)[i].found;
    if (found == kNone || (*pieces_)[i].found_end > r.last) continue;
    const Annotation& a = doc_->annotations[found];
    if (a.kind != Annotation::Kind::time || a.english.empty()) continue;
    out += doc_->text({from, a.at.begin});
    CaseWriter(case_of_time({i, (*pieces_)[i].found_end}, a.english), knowledge_.small_words, out)
        .words(a.english);
    from = a.at.end;
  }
  return out.empty() ? out : out + std::string(doc_->text({from, span_of(r).end}));
}

// A slot for anything took in a sentence or a note in brackets, or the line is a part of one.
bool StringTranslator::is_too_loose(const PhraseMatch& match, const PhraseRow& row) const {
  for (std::uint32_t i = 0; i < match.captures; ++i) {
    const Capture& c = match.slots[i];
    if (c.kind != SlotKind::any) continue;
    for (std::uint32_t k = c.first; k < c.last; ++k)
      if (is_bracket((*pieces_)[k])) return true;
    const Piece& first = (*pieces_)[match.first];
    const bool is_raised = is_capital(first) || first.kind != PieceKind::word;
    if (!is_raised || (!row.asks_for_name() && c.last - c.first > kShortRest)) return true;
  }
  return false;
}

// A time and nothing else, whatever string it could be as well ("Minggu").
bool StringTranslator::is_one_time(Range r) const {
  const Piece& p = (*pieces_)[r.first];
  return p.found != kNone && p.found_end == r.last &&
         doc_->annotations[p.found].kind == Annotation::Kind::time &&
         !doc_->annotations[p.found].english.empty();
}

bool StringTranslator::found_only(Range r) {
  const Piece& p = (*pieces_)[r.first];
  if (p.found == kNone || p.found_end != r.last) return false;
  rewrite_found(r.first);
  return true;
}

// Strings that a page lost its spaces around ("kepolisian.Baca JugaTertimbun") are segments of
// their own; their English carries the spaces.
void StringTranslator::part_from_neighbours(Range r) {
  const std::string_view text = doc_->text();
  const auto is_text = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  const std::uint32_t begin = (*pieces_)[r.first].at.begin;
  const std::uint32_t end = (*pieces_)[r.last - 1].at.end;
  if (english_.empty()) return;
  if (r.last == pieces_->size() && end < text.size() && is_text(text[end]) &&
      is_text(english_.back()))
    english_ += ' ';
  constexpr std::string_view kStops = ".!?";
  if (r.first == 0 && begin > 0 && is_text(english_.front()) &&
      (is_text(text[begin - 1]) || kStops.find(text[begin - 1]) != kStops.npos))
    english_.insert(english_.begin(), ' ');
}

void StringTranslator::emit(Range r, std::string_view by, float confidence, Role role,
                            std::string rule, bool is_sure) {
  const Span at = span_of(r);
  if (is_same_word(doc_->text(at), english_)) return;
  part_from_neighbours(r);
  Annotation a;
  a.at = at;
  a.kind = Annotation::Kind::ui;
  a.english = doc_->keep(english_);
  a.rewritten = is_sure && confidence >= threshold_;
  a.confidence = confidence;
  a.by = by;
  a.role = role;
  a.rule = doc_->keep(rule);
  doc_->annotations.push_back(a);
}

}  // namespace jernih::ui
