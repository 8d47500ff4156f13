// From the whole string to its parts: see the header.
#include "stages/translate_ui/translator.h"

#include <algorithm>

#include "lexicons/fold.h"

namespace jernih::ui {
namespace {

constexpr std::uint32_t kLongestPart = 200;      // pieces; longer ones are no interface string
constexpr std::uint32_t kLongestPageString = 9;  // pieces put together from words on a page
constexpr std::uint32_t kShortRest = 6;
constexpr float kSure = 1.0f;
constexpr float kPattern = 0.95f;
constexpr float kGoodInside = 0.7f;  // least confidence inside a slot for anything
constexpr float kSureName = 0.88f;   // and inside a name: all of it is known

// The names of Annotation::by.
constexpr std::string_view kByLexicon = "lexicon";
constexpr std::string_view kByPattern = "pattern";
constexpr std::string_view kByComposition = "composition";

bool is_capital(const Piece& p) {
  return p.letters == LetterCase::capitalised || p.letters == LetterCase::upper ||
         p.letters == LetterCase::mixed;
}

// The same word, whatever its case: names of sites have their own.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return a == b || word_hash(a) == word_hash(b);
}

// "18,7RB" has letters that "18.7K" has not; "2.4 GHz" has none.
bool has_other_letters(std::string_view source, std::string_view english) {
  constexpr char kCaseBit = 0x20;
  return std::any_of(source.begin(), source.end(), [&](char c) {
    const char lower = static_cast<char>(c | kCaseBit);
    if (lower < 'a' || lower > 'z') return false;
    return std::none_of(english.begin(), english.end(),
                        [&](char e) { return static_cast<char>(e | kCaseBit) == lower; });
  });
}

// A title or a name follows, not a value that could be put into English.
bool asks_for_name(const PhraseRow& row) {
  return row.is_prefix && (row.role == Role::related || row.role == Role::byline ||
                           row.role == Role::caption || row.role == Role::media);
}

// Roles whose strings are left behind inside running text; others may be words of it.
bool stands_in_prose(Role role) {
  return role == Role::related || role == Role::call_to_action || role == Role::share ||
         role == Role::advertisement || role == Role::subscription || role == Role::timestamp;
}

}  // namespace

void Translator::translate(Document& doc, const Pieces& pieces, Scope scope, Place place) {
  doc_ = &doc;
  pieces_ = &pieces;
  scope_ = scope;
  place_ = place;
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
  if (row.is_english || row.role == Role::dateline) return true;
  if (scope_ != Scope::all && !is_foreign(match)) return true;
  if (scope_ != Scope::all && is_too_loose(match, row)) return false;
  std::array<std::string, 4> inner;
  for (std::uint32_t i = 0; i < match.captures; ++i)
    if (match.slots[i].kind == SlotKind::name ||
        (match.slots[i].kind == SlotKind::any && !asks_for_name(row)))
      inner[i] = inner_english({match.slots[i].first, match.slots[i].last},
                               match.slots[i].kind == SlotKind::name ? kSureName : kGoodInside);
  english_.clear();
  say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, english_, inner);
  const bool is_pattern = match.captures > 0;
  emit(r, is_pattern ? kByPattern : kByLexicon, is_pattern ? kPattern : kSure, row.role,
       match.table->where(match.row));
  for (std::uint32_t i = 0; i < match.captures; ++i)
    if (match.slots[i].kind == SlotKind::any)
      rewrite_all_found({match.slots[i].first, match.slots[i].last});
  return true;
}

// What a slot for anything holds, in English when that can be said; empty: it stays as it is.
std::string Translator::inner_english(Range r, float least) {
  const Range inner = trimmed(r);
  std::string out;
  if (scope_ < Scope::strings || inner.empty() || inner.last - inner.first > kShortRest) return out;
  const PhraseMatch match = matcher().whole(inner.first, inner.last);
  if (match && match.captures == 0) {
    const PhraseRow row = knowledge_.book.row(match);
    say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, out);
  } else {
    const Composition c = composer_.compose(*doc_, *pieces_, inner.first, inner.last, out);
    if (!c.is_foreign || c.confidence < least) return {};
  }
  const auto text = [&](std::uint32_t from, std::uint32_t to) {
    return from < to ? doc_->text({(*pieces_)[from].at.begin, (*pieces_)[to - 1].at.end})
                     : std::string_view();
  };
  return std::string(text(r.first, inner.first)) + out + std::string(text(inner.last, r.last));
}

// A slot for anything took in a sentence, or the line is a part of one.
bool Translator::is_too_loose(const PhraseMatch& match, const PhraseRow& row) const {
  for (std::uint32_t i = 0; i < match.captures; ++i) {
    const Capture& c = match.slots[i];
    if (c.kind != SlotKind::any) continue;
    const Piece& first = (*pieces_)[match.first];
    const bool is_raised = is_capital(first) || first.kind != PieceKind::word;
    if (!is_raised || (!asks_for_name(row) && c.last - c.first > kShortRest)) return true;
  }
  return false;
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
  // "20detik": a number grown to a unit of time that is no time phrase is a name.
  const Piece& second = (*pieces_)[r.first + 1];
  const bool is_name =
      !second.spaced && second.kind == PieceKind::word &&
      (knowledge_.lexicon.words().info(second.word).flags & knowledge_.time_bit) != 0;
  if (!is_name && (is_counter(first) || is_plain(first))) {
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
  const std::string_view mark = doc_->text(p.at);
  if (p.kind == PieceKind::verbatim) return mark.front() == '<' || mark.front() == '\\';
  if (p.kind != PieceKind::mark || p.inside != kNone) return false;
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
  if (are_all_capital && r.last - r.first <= kShortRest && is_well_composed(r)) return false;
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
  const bool is_page = scope_ != Scope::all;
  if (!place_.may_compose ||
      (is_page && (r.last - r.first > kLongestPageString || is_mostly_english(r))))
    return rewrite_all_found(r);
  english_.clear();
  const Composition c = composer_.compose(*doc_, *pieces_, r.first, r.last, english_);
  if (!c.is_changed || (is_page && !c.is_foreign)) return rewrite_all_found(r);
  emit(r, kByComposition, c.confidence, Role::none, c.rule);
}

// Upper case and title case do not tell a title from the rest of a short string; its words do.
bool Translator::is_well_composed(Range r) {
  constexpr float kWell = 0.75f;
  english_.clear();
  const Composition c = composer_.compose(*doc_, *pieces_, r.first, r.last, english_);
  return c.is_foreign && c.confidence >= kWell;
}

// English with a foreign name in it, or English already.
bool Translator::is_mostly_english(Range r) const {
  std::uint32_t english = 0;
  std::uint32_t indonesian = 0;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    const bool is_word = (flags & kEnglishWord) != 0;
    if (is_word && (p.language == kEnglish || (flags & kIndonesianWord) == 0))
      ++english;
    else if ((flags & kIndonesianWord) != 0 || p.language == kIndonesian)
      ++indonesian;
  }
  return english > 0 && english >= 2 * indonesian;
}

void Translator::emit(Range r, std::string_view by, float confidence, Role role, std::string rule) {
  const Span at{(*pieces_)[r.first].at.begin, (*pieces_)[r.last - 1].at.end};
  if (is_same(doc_->text(at), english_)) return;
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
      if (a.kind != Annotation::Kind::time || !is_indonesian(a) || is_name(a)) continue;
    } else if (a.kind != Annotation::Kind::time) {
      continue;
    }
    rewrite_found(p.found);
  }
}

// Capitalised words without a number: in English text the name of a day ("Idul Fitri").
bool Translator::is_name(const Annotation& a) const {
  for (const Piece& p : pieces_->all())
    if (a.at.contains(p.at) && p.kind != PieceKind::mark && !is_capital(p)) return false;
  return true;
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

// A word stands in it that only English has: "August", "ago".
bool Translator::is_english(const Annotation& a) const {
  bool has_english = false;
  for (const Piece& p : pieces_->all()) {
    if (!a.at.contains(p.at) || p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    const bool has_english_word = (flags & (kEnglishWord | kEnglishName)) != 0;
    const bool has_indonesian_word = (flags & (kIndonesianWord | kIndonesianName)) != 0;
    if (has_indonesian_word && !has_english_word) return false;
    if (has_english_word && !has_indonesian_word) has_english = true;
  }
  return has_english;
}

// Its English in the case of the source; untouched when that is what stands there.
void Translator::rewrite_found(std::uint32_t index) {
  Annotation& a = doc_->annotations[index];
  if (a.english.empty() || a.rewritten) return;
  const bool is_clear = scope_ == Scope::strings ? place_.is_page_open : scope_ == Scope::all;
  const bool is_ours = a.kind == Annotation::Kind::time
                           ? is_indonesian(a)
                           : has_other_letters(doc_->text(a.at), a.english);
  if (!is_clear && !is_ours) return;
  if (scope_ != Scope::all && is_english(a)) return;
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
  place_ = {};
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
    if (is_string && !row.is_english && !row.is_ordinary && stands_in_prose(row.role) &&
        is_foreign(match)) {
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
