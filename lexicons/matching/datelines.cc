#include "lexicons/matching/datelines.h"

#include <algorithm>

#include "lexicons/tables/lexicon.h"
#include "pipeline/model/document.h"

namespace jernih {
namespace {

constexpr std::uint32_t kMostPlaceWords = 4;
constexpr std::string_view kInnerMarks = ",().-/";

bool is_site(const Document& doc, const Piece& p) {
  if (p.kind == PieceKind::number || p.kind == PieceKind::mark || p.inside != kNone) return false;
  const std::string_view word = doc.text(p.at);
  const std::size_t stop = word.find('.');
  return stop != word.npos && stop > 1 && stop + 2 < word.size();
}

}  // namespace

bool Datelines::is_dash(std::string_view mark) {
  return mark == "-" || mark == "--" || mark == "\u2013" || mark == "\u2014" || mark == "\u2212";
}

bool Datelines::is_dateline(const Document& doc, const Pieces& pieces, bool is_lead) const {
  std::uint32_t last = pieces.size();
  while (last > 0 && is_dash(doc.text(pieces[last - 1].at))) --last;
  if (last == 0) return false;
  for (std::uint32_t i = 0; i < last; ++i) {
    const Piece& p = pieces[i];
    if (p.inside != kNone) continue;
    const bool is_mark = p.kind == PieceKind::mark;
    if (is_mark && kInnerMarks.find(doc.text(p.at)) == kInnerMarks.npos) return false;
    if (!is_mark && !is_site(doc, p) && !is_capital(p)) return false;
  }
  if (has_sign(doc, pieces, last) || (is_lead && is_place(pieces, last))) return true;
  const PhraseMatch match = book_.matcher(doc, pieces).whole(0, last);
  return match && book_.row(match).role == Role::dateline;
}

bool Datelines::ends_in_dash(const Document& doc, const Pieces& pieces) {
  return pieces.size() > 1 && is_dash(doc.text(pieces[pieces.size() - 1].at));
}

bool Datelines::has_sign(const Document& doc, const Pieces& pieces, std::uint32_t last) const {
  for (std::uint32_t i = 0; i < last; ++i) {
    if (is_site(doc, pieces[i])) return true;
    if (i == 0 || i + 1 >= last || doc.text(pieces[i - 1].at) != "(") continue;
    const bool is_one = doc.text(pieces[i + 1].at) == ")";
    if (is_one && pieces[i].letters == LetterCase::upper) return true;
    const PhraseMatch match = book_.matcher(doc, pieces).longest(i, last);
    if (match && book_.row(match).role == Role::dateline) return true;
  }
  return false;
}

// A few words, in upper case or known as names and nothing else.
bool Datelines::is_place(const Pieces& pieces, std::uint32_t last) const {
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i < last; ++i) {
    const Piece& p = pieces[i];
    if (p.kind == PieceKind::mark && i > 0 && i + 1 < last) continue;
    if (p.kind != PieceKind::word || ++words > kMostPlaceWords) return false;
    if (p.letters == LetterCase::upper) continue;
    const std::uint64_t flags = lexicon_.words().info(p.word).flags;
    const bool is_name = (flags & (kIndonesianName | kEnglishName)) != 0;
    if (!is_name || (flags & (kIndonesianWord | kEnglishWord)) != 0) return false;
  }
  return words > 0;
}

}  // namespace jernih
