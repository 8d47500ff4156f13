// From the whole string to its parts: see the header.
#include "stages/translate_ui/translator.h"

#include <algorithm>

namespace jernih::ui {
namespace {

constexpr std::uint32_t kLongestPart = 200;  // pieces; longer ones are no interface string
constexpr std::uint32_t kShortRest = 6;
constexpr float kSure = 1.0f;
constexpr float kPattern = 0.95f;

// The names of Annotation::by.
constexpr std::string_view kByLexicon = "lexicon";
constexpr std::string_view kByPattern = "pattern";
constexpr std::string_view kByComposition = "composition";

bool is_capital(const Piece& p) {
  return p.letters == LetterCase::capitalised || p.letters == LetterCase::upper ||
         p.letters == LetterCase::mixed;
}

// A title or a name follows, not a value that could be put into English.
bool asks_for_name(const PhraseRow& row) {
  return row.is_prefix && (row.role == Role::related || row.role == Role::byline ||
                           row.role == Role::caption || row.role == Role::media);
}

}  // namespace

void Translator::translate(Document& doc, const Pieces& pieces, Scope scope) {
  doc_ = &doc;
  pieces_ = &pieces;
  scope_ = scope;
  if (scope == Scope::nothing || pieces.size() == 0) return;
  const Range all{0, pieces.size()};
  if (scope == Scope::times) return rewrite_all_found(all);
  part(all, false);
}

Translator::Range Translator::trimmed(Range r) const {
  const auto is_edge = [&](std::uint32_t i) {
    const Piece& p = (*pieces_)[i];
    return p.kind == PieceKind::mark && p.inside == kNone;
  };
  while (!r.empty() && is_edge(r.first)) ++r.first;
  while (!r.empty() && is_edge(r.last - 1)) --r.last;
  return r;
}

// `is_title`: it stands behind "read also" and the like; a title is left alone unless it is known.
void Translator::part(Range r, bool is_title) {
  if (whole(r)) return;
  const Range inner = trimmed(r);
  if (inner.empty()) return;
  if ((inner.first != r.first || inner.last != r.last) && whole(inner)) return;
  if (found_only(inner) || counted(inner)) return;
  if (split(inner)) return;
  if (scope_ == Scope::certain) return rewrite_all_found(inner);
  if (prefixed(inner)) return;
  if (is_title) return rewrite_all_found(inner);
  composed(inner);
}

bool Translator::whole(Range r) {
  if (r.last - r.first > kLongestPart) return false;
  const PhraseMatch match = matcher().whole(r.first, r.last);
  if (!match) return false;
  const PhraseRow row = knowledge_.book.row(match);
  if (row.is_english) return true;
  if (scope_ == Scope::certain && !is_foreign(match)) return true;
  english_.clear();
  say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, english_);
  const bool is_pattern = match.captures > 0;
  emit(r, is_pattern ? kByPattern : kByLexicon, is_pattern ? kPattern : kSure, row.role,
       match.table->where(match.row));
  for (std::uint32_t i = 0; i < match.captures; ++i)
    if (match.slots[i].kind == SlotKind::any)
      rewrite_all_found({match.slots[i].first, match.slots[i].last});
  return true;
}

// A word of the row is no English word.
bool Translator::is_foreign(const PhraseMatch& match) const {
  for (std::uint32_t i = match.first; i < match.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    if ((flags & (kEnglishWord | kEnglishName)) == 0) return true;
  }
  return false;
}

bool Translator::found_only(Range r) {
  const Piece& p = (*pieces_)[r.first];
  if (p.found == kNone || p.found_end != r.last) return false;
  rewrite_found(p.found);
  return true;
}

// A known string with a counter before or behind it: the counter stays.
bool Translator::counted(Range r) {
  if (r.last - r.first < 2) return false;
  const auto is_counter = [&](const Piece& p) {
    return p.kind == PieceKind::number && p.inside == kNone;
  };
  const auto is_plain = [&](const Piece& p) {
    return p.found != kNone && doc_->annotations[p.found].kind == Annotation::Kind::number;
  };
  const Piece& last = (*pieces_)[r.last - 1];
  const Piece& first = (*pieces_)[r.first];
  if (is_counter(last) || (is_plain(last) && last.found_end == r.last)) {
    const Range rest = trimmed({r.first, r.last - 1});
    if (!rest.empty() && whole(rest)) {
      if (last.found != kNone) rewrite_found(last.found);
      return true;
    }
  }
  if (is_counter(first) || is_plain(first)) {
    const Range rest = trimmed({first.found != kNone ? first.found_end : r.first + 1, r.last});
    if (!rest.empty() && whole(rest)) {
      if (first.found != kNone) rewrite_found(first.found);
      return true;
    }
  }
  return false;
}

bool Translator::is_separator(std::uint32_t i) const {
  const Piece& p = (*pieces_)[i];
  if (p.kind != PieceKind::mark || p.inside != kNone) return false;
  const std::string_view mark = doc_->text(p.at);
  const bool is_glued = !p.spaced && i + 1 < pieces_->size() && !(*pieces_)[i + 1].spaced;
  return mark != "&" && !(mark == "-" && is_glued);
}

bool Translator::split(Range r) {
  bool has_any = false;
  bool is_title = false;
  Range chunk{r.first, r.first};
  for (std::uint32_t i = r.first; i <= r.last; ++i) {
    if (i < r.last && !is_separator(i)) continue;
    if (i == r.last && !has_any) return false;
    has_any = true;
    chunk.last = i;
    if (!chunk.empty()) {
      part(chunk, is_title);
      const PhraseMatch match = matcher().whole(chunk.first, chunk.last);
      is_title = match && asks_for_name(knowledge_.book.row(match));
    }
    chunk.first = i + 1;
  }
  return true;
}

// A row that a name, title or value follows ("baca juga Judul Berita", "editor Nama Orang").
bool Translator::prefixed(Range r) {
  const PhraseMatch match = matcher().longest(r.first, r.last);
  if (!match || match.last == r.last || match.captures > 0) return false;
  const PhraseRow row = knowledge_.book.row(match);
  const Piece& next = (*pieces_)[match.last];
  if (!row.is_prefix) return false;
  const bool is_value = next.found != kNone || next.kind != PieceKind::word || is_capital(next);
  if (!is_value) return false;
  const bool are_all_capital =
      std::all_of(pieces_->all().begin() + r.first, pieces_->all().begin() + match.last,
                  [](const Piece& p) { return p.kind != PieceKind::word || is_capital(p); });
  if (!are_all_capital && match.literals == 1 && !is_capital((*pieces_)[r.first])) return false;
  if (!row.is_english) {
    english_.clear();
    say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, english_);
    emit({match.first, match.last}, kByLexicon, kPattern, row.role, match.table->where(match.row));
  }
  part({match.last, r.last}, asks_for_name(row));
  return true;
}

void Translator::composed(Range r) {
  if (r.last - r.first > kLongestPart) return;
  english_.clear();
  const Composition c = composer_.compose(*doc_, *pieces_, r.first, r.last, english_);
  const bool is_good = c.is_changed && c.confidence >= threshold_;
  if (c.is_changed && c.confidence > 0) emit(r, kByComposition, c.confidence, Role::none, c.rule);
  if (!is_good && r.last - r.first <= kShortRest) rewrite_all_found(r);
}

void Translator::emit(Range r, std::string_view by, float confidence, Role role, std::string rule) {
  const Span at{(*pieces_)[r.first].at.begin, (*pieces_)[r.last - 1].at.end};
  if (doc_->text(at) == english_) return;
  Annotation a;
  a.at = at;
  a.kind = Annotation::Kind::ui;
  a.english = doc_->keep(english_);
  a.rewritten = confidence >= threshold_;
  a.confidence = confidence;
  a.by = by;
  a.role = role;
  a.rule = doc_->keep(rule);
  doc_->annotations.push_back(a);
}

void Translator::rewrite_all_found(Range r) {
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.found == kNone) continue;
    const Annotation& a = doc_->annotations[p.found];
    if (scope_ == Scope::times || scope_ == Scope::certain) {
      if (a.kind != Annotation::Kind::time || !is_indonesian(a)) continue;
    } else if (a.kind != Annotation::Kind::time) {
      continue;
    }
    rewrite_found(p.found);
  }
}

// An Indonesian word stands in it.
bool Translator::is_indonesian(const Annotation& a) const {
  for (const Piece& p : pieces_->all()) {
    if (!a.at.contains(p.at) || p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    const bool is_english = (flags & (kEnglishWord | kEnglishName)) != 0;
    if (p.language == kIndonesian || ((flags & kIndonesianWord) != 0 && !is_english)) return true;
  }
  return false;
}

// Its English in the case of the source; untouched when that is what stands there.
void Translator::rewrite_found(std::uint32_t index) {
  Annotation& a = doc_->annotations[index];
  if (a.english.empty() || a.rewritten) return;
  if (scope_ == Scope::certain && a.kind == Annotation::Kind::time && !is_indonesian(a)) return;
  if (a.kind == Annotation::Kind::time) {
    const std::vector<Piece>& all = pieces_->all();
    const auto begin = std::find_if(all.begin(), all.end(),
                                    [&](const Piece& p) { return p.at.begin >= a.at.begin; });
    const auto end =
        std::find_if(begin, all.end(), [&](const Piece& p) { return p.at.begin >= a.at.end; });
    const CasePattern pattern = case_of(*pieces_, static_cast<std::uint32_t>(begin - all.begin()),
                                        static_cast<std::uint32_t>(end - all.begin()));
    english_.clear();
    CaseWriter(pattern, knowledge_.small_words, english_).words(a.english);
    if (english_ != a.english) a.english = doc_->keep(english_);
  }
  a.rewritten = a.english != doc_->text(a.at);
}

void Translator::translate_spans(Document& doc, const Pieces& pieces) {
  doc_ = &doc;
  pieces_ = &pieces;
  scope_ = Scope::times;
  rewrite_all_found({0, pieces.size()});
  for (std::uint32_t i = 0; i < pieces.size();) {
    std::uint32_t end = i;
    while (end < pieces.size() && pieces[end].language == kIndonesian &&
           pieces[end].inside == kNone)
      ++end;
    if (end - i < 2) {
      i = std::max(end, i + 1);
      continue;
    }
    const PhraseMatch match = matcher().longest(i, end);
    const bool is_string = match && match.captures == 0 && match.literals >= 2;
    const PhraseRow row = is_string ? knowledge_.book.row(match) : PhraseRow{};
    if (is_string && !row.is_english && !row.is_ordinary && is_foreign(match)) {
      english_.clear();
      say_phrase(doc, pieces, match, row.english, knowledge_.small_words, english_);
      emit({match.first, match.last}, kByLexicon, kPattern, row.role,
           match.table->where(match.row));
      i = match.last;
    } else {
      ++i;
    }
  }
}

}  // namespace jernih::ui
