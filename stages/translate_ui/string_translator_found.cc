// Times, numbers and strings that were found in a segment: which of them are rewritten; what the
// words of a stretch say about its language.
#include <algorithm>

#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"
#include "stages/translate_ui/string_translator.h"

namespace jernih::ui {
namespace {

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

// "2.4 GHz" for "2.4GHz".
bool is_only_parted(std::string_view source, std::string_view english) {
  std::size_t i = 0;
  for (const char c : english) {
    if (i < source.size() && source[i] == c)
      ++i;
    else if (c != ' ')
      return false;
  }
  return i == source.size();
}

}  // namespace

// A word of the row is no English word.
bool StringTranslator::is_foreign(const PhraseMatch& match) const {
  for (std::uint32_t i = match.first; i < match.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    if ((flags & (kEnglishWord | kEnglishName)) == 0) return true;
  }
  return false;
}

// English with a foreign name in it, or English already.
bool StringTranslator::is_mostly_english(Range r) const {
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

void StringTranslator::rewrite_all_found(Range r) {
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.found == kNone) continue;
    const Annotation& a = doc_->annotations[p.found];
    const Range at{i, p.found_end};
    if (scope_ == Scope::times || scope_ == Scope::certain) {
      if (a.kind != Annotation::Kind::time || !is_indonesian(at) || is_name(at)) continue;
    } else if (a.kind != Annotation::Kind::time) {
      continue;
    }
    rewrite_found(i);
  }
}

// Capitalised words without a number: in English text the name of a day ("Idul Fitri").
bool StringTranslator::is_name(Range r) const {
  for (std::uint32_t i = r.first; i < r.last; ++i)
    if ((*pieces_)[i].kind != PieceKind::mark && !is_capital((*pieces_)[i])) return false;
  return true;
}

// An Indonesian word stands in it.
bool StringTranslator::is_indonesian(Range r) const {
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    const bool is_english = (flags & (kEnglishWord | kEnglishName)) != 0;
    if (p.language == kIndonesian || ((flags & kIndonesianWord) != 0 && !is_english)) return true;
  }
  return false;
}

// A word stands in it that only English has: "August", "ago".
bool StringTranslator::is_english(Range r) const {
  bool has_english = false;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    const bool has_english_word = (flags & (kEnglishWord | kEnglishName)) != 0;
    const bool has_indonesian_word = (flags & (kIndonesianWord | kIndonesianName)) != 0;
    if (has_indonesian_word && !has_english_word) return false;
    if (has_english_word && !has_indonesian_word) has_english = true;
  }
  return has_english;
}

// Its English in the case of the source; untouched when that is what stands there. `first`: the
// piece it begins with.
void StringTranslator::rewrite_found(std::uint32_t first, bool is_beside_english) {
  const Range at{first, (*pieces_)[first].found_end};
  Annotation& a = doc_->annotations[(*pieces_)[first].found];
  if (a.english.empty() || a.rewritten) return;
  const bool is_clear = is_beside_english ||
                        (scope_ == Scope::strings ? context_.is_page_open : scope_ == Scope::all);
  const bool is_ours = a.kind == Annotation::Kind::time
                           ? is_indonesian(at)
                           : has_other_letters(doc_->text(a.at), a.english);
  if (!is_clear && !is_ours) return;
  // "3 Feb 2025", "Rp 25.000": no word that only Indonesian has, on a line that is Indonesian
  if (scope_ != Scope::all && a.kind == Annotation::Kind::time && !context_.is_open &&
      is_english(at))
    return;
  if (a.kind == Annotation::Kind::time) {
    english_.clear();
    CaseWriter(case_of_time(at, a.english), knowledge_.small_words, english_).words(a.english);
    if (english_ != a.english) a.english = doc_->keep(english_);
  }
  if (scope_ != Scope::all && is_only_parted(doc_->text(a.at), a.english)) return;
  a.rewritten = a.english != doc_->text(a.at);
}

// Words that stay as they are (WIB, GMT) say nothing about the case of a date in digits.
CasePattern StringTranslator::case_of_time(Range r, std::string_view english) const {
  const CasePattern pattern = case_of(*pieces_, r.first, r.last);
  if (pattern != CasePattern::upper) return pattern;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    const bool has_letters = p.kind == PieceKind::word && p.letters != LetterCase::none;
    if (has_letters && english.find(doc_->text(p.at)) == std::string_view::npos) return pattern;
  }
  return CasePattern::lower;
}

// The word before it is no Indonesian one, or the word behind it is English: the sentence goes on
// in English around it.
bool StringTranslator::is_in_english(Range r) const {
  const auto word_at = [&](std::uint32_t i) {
    return (*pieces_)[i].kind == PieceKind::word && (*pieces_)[i].inside == kNone;
  };
  for (std::uint32_t i = r.first; i > 0;)
    if (word_at(--i)) return (*pieces_)[i].language != kIndonesian;
  for (std::uint32_t i = r.last; i < pieces_->size(); ++i)
    if (word_at(i)) return (*pieces_)[i].language == kEnglish;
  return true;
}

// A word of Indonesian, by its place or by itself.
bool StringTranslator::is_ours(const Piece& p) const {
  if (p.kind != PieceKind::word || p.inside != kNone) return false;
  if (p.language == kIndonesian) return true;
  const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
  return (flags & kIndonesianWord) != 0 && (flags & (kEnglishWord | kEnglishName)) == 0;
}

void StringTranslator::translate_spans(Document& doc, const Pieces& pieces) {
  doc_ = &doc;
  pieces_ = &pieces;
  scope_ = Scope::times;
  context_ = {};
  for (std::uint32_t i = 0; i < pieces.size(); ++i)
    if (pieces[i].found != kNone && is_in_english({i, pieces[i].found_end}))
      rewrite_all_found({i, pieces[i].found_end});
  for (std::uint32_t i = 0; i < pieces.size();) {
    std::uint32_t end = i;
    while (end < pieces.size() && is_ours(pieces[end])) ++end;
    if (end - i < 2) {
      i = std::max(end, i + 1);
      continue;
    }
    const PhraseMatch match = matcher().longest(i, end);
    const bool is_string = match && match.captures == 0 && match.literals >= 2;
    const PhraseRow row = is_string ? knowledge_.book.row(match) : PhraseRow{};
    if (is_string && !row.is_english && !row.is_ordinary && traits(row.role).strays_into_prose &&
        is_foreign(match) && is_in_english({match.first, match.last})) {
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
