#include "stages/translate_ui/compose/case_writer.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/hash.h"
#include "lexicons/tables/table.h"
#include "pipeline/model/document.h"
#include "pipeline/model/utf8.h"

namespace jernih::ui {
namespace {

// Words up to this many letters may be lower in a title (dan, di, ke).
constexpr std::uint32_t kSmallWord = 3;

// %s, {count}, $1, <b>: a value or nothing will stand there.
bool is_placeholder(std::string_view text) {
  constexpr std::string_view kMarks = "%{$<";
  return kMarks.find(text.front()) != std::string_view::npos;
}

// Short words with a stop are mostly abbreviations ("no. 12").
bool ends_sentence(std::string_view word) {
  constexpr std::size_t kShort = 4;
  return (word.ends_with('.') && word.size() > kShort) || word.ends_with('!') ||
         word.ends_with('?');
}

}  // namespace

CasePattern case_of(const Pieces& pieces, std::uint32_t first, std::uint32_t last,
                    std::span<const Span> skip) {
  int capital = 0;
  int upper = 0;
  int lower = 0;
  int small = 0;
  bool is_first_raised = false;
  bool is_first_skipped = false;  // "GPS Didukung": only the rest tells
  bool has_first = false;
  for (std::uint32_t i = first; i < last; ++i) {
    const Piece& p = pieces[i];
    if (p.kind != PieceKind::word || p.letters == LetterCase::none) continue;
    const bool is_skipped =
        std::any_of(skip.begin(), skip.end(), [&](Span s) { return s.contains(p.at); });
    const bool is_raised = p.letters != LetterCase::lower;
    if (!has_first) {
      is_first_raised = is_raised && !is_skipped;
      is_first_skipped = is_skipped;
    }
    has_first = true;
    if (is_skipped) continue;
    const bool is_upper = p.letters == LetterCase::upper ||
                          (p.letters == LetterCase::capitalised && p.at.size() == 1);
    if (is_upper)
      ++upper;
    else if (is_raised)
      ++capital;
    else if (p.at.size() <= kSmallWord)
      ++small;
    else
      ++lower;
  }
  if (upper > 0 && capital + lower + small == 0) return CasePattern::upper;
  if (lower == 0 && capital + upper >= 2 && capital > 0 && is_first_raised)
    return CasePattern::title;
  if (is_first_skipped && capital > 0 && lower == 0) return CasePattern::title;
  return is_first_raised ? CasePattern::sentence : CasePattern::lower;
}

void CaseWriter::words(std::string_view english) {
  while (!english.empty()) {
    const std::size_t space = english.find(' ');
    word(english.substr(0, space));
    if (ends_sentence(english.substr(0, space))) is_start_ = true;
    if (space == std::string_view::npos) return;
    out_ += ' ';
    english.remove_prefix(space + 1);
  }
}

void CaseWriter::fixed(std::string_view text) {
  if (text.empty()) return;
  out_ += text;
  if (is_placeholder(text)) return;
  for (std::size_t i = 0; i < text.size() && is_start_;)
    if (u_isalpha(static_cast<UChar32>(next_char(text, i)))) is_start_ = false;
}

void CaseWriter::word(std::string_view w) {
  if (w.empty()) return;
  const bool is_start = is_start_;
  is_start_ = false;
  if (pattern_ == CasePattern::upper) return raise_all(w);
  const bool is_small = pattern_ == CasePattern::title && !is_start &&
                        small_words_.find(extend_hash(kNoWords, word_hash(w))) != nullptr;
  const bool is_raised = (pattern_ == CasePattern::sentence && is_start) ||
                         (pattern_ == CasePattern::title && !is_small);
  if (!is_raised) {
    out_ += w;
    return;
  }
  // "Debit/Credit": both words of a pair.
  const std::size_t slash = pattern_ == CasePattern::title ? w.find('/') : w.npos;
  raise_first(w.substr(0, slash));
  if (slash == w.npos) return;
  out_ += '/';
  raise_first(w.substr(slash + 1));
}

// A word with a capital inside (iPhone) is a name and keeps its first letter.
void CaseWriter::raise_first(std::string_view w) {
  const bool is_name = std::any_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (is_name) {
    out_ += w;
    return;
  }
  std::size_t i = 0;
  while (i < w.size()) {
    const std::size_t at = i;
    const auto c = static_cast<UChar32>(next_char(w, i));
    if (!u_isalpha(c)) {
      out_ += w.substr(at, i - at);
      if (u_isdigit(c)) break;
      continue;
    }
    append_char(static_cast<char32_t>(u_toupper(c)), out_);
    break;
  }
  out_ += w.substr(i);
}

void CaseWriter::raise_all(std::string_view w) {
  for (std::size_t i = 0; i < w.size();)
    append_char(static_cast<char32_t>(u_toupper(static_cast<UChar32>(next_char(w, i)))), out_);
}

}  // namespace jernih::ui
