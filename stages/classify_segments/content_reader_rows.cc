// Rows of the tables, and what stands between marks and behind labels.
#include "stages/classify_segments/content_reader.h"

#include <algorithm>

#include "pipeline/model/document.h"

namespace jernih::classify {
namespace {

constexpr std::uint32_t kLongestRow = 60;
constexpr std::uint32_t kLongestValue = 8;  // pieces behind a word that may begin a sentence
constexpr std::uint32_t kFewestHeadlineWords = 5;
constexpr std::uint32_t kMostValueWords = 4;  // without a capital, in a value that ends in a stop

// "Jadwal {any} hari ini" is a rubric with a word or two in it, a headline with more.
bool may_be_headline(const PhraseRow& row, const Capture& c) {
  return traits(row.role).may_be_headline && (c.kind == SlotKind::any || c.kind == SlotKind::name);
}

bool is_trail_mark(std::string_view mark) {
  return mark == ">" || mark == "\u00BB" || mark == "\u203A";
}

std::uint32_t lower_words(const Pieces& pieces, std::uint32_t first, std::uint32_t last) {
  std::uint32_t out = 0;
  for (std::uint32_t i = first; i < last; ++i)
    if (pieces[i].kind == PieceKind::word && pieces[i].inside == kNone && !is_capital(pieces[i]))
      ++out;
  return out;
}

bool is_inner_mark(const Document& doc, const Pieces& pieces, std::uint32_t i) {
  const Piece& p = pieces[i];
  if (p.kind != PieceKind::mark || p.inside != kNone) return false;
  const bool is_glued = !p.spaced && i + 1 < pieces.size() && !pieces[i + 1].spaced;
  const std::string_view mark = doc.text(p.at);
  return mark != "&" && !(mark == "-" && is_glued);
}

}  // namespace

bool ContentReader::by_row(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
  if (r.last - r.first > kLongestRow) return false;
  const PhraseMatch match = book_.matcher(doc, pieces).whole(r.first, r.last);
  if (!match) return false;
  const PhraseRow row = book_.row(match);
  for (std::uint32_t i = 0; i < match.captures; ++i) {
    const Capture& c = match.slots[i];
    if (c.kind == SlotKind::any && traits(row.role).may_begin_sentence &&
        lower_words(pieces, c.first, c.last) > kLongestValue)
      return false;
    if (may_be_headline(row, c) && out.words >= kFewestHeadlineWords) return false;
  }
  out.role = page_role(pieces, r);
  if (out.role == Role::none) out.role = row.role;
  out.is_lead = row.is_prefix;
  out.is_string = true;
  return true;
}

// Parts between marks ("62 ulasan · 316 foto", "Home > Berita"): the role of the first that has
// one, when every part is known or a value behind one that asks for it.
ContentReader::Parts ContentReader::read_parts(const Document& doc, const Pieces& pieces,
                                               Range r) const {
  Parts out;
  bool is_value = false;  // a label stands before the part
  Range part{r.first, r.first};
  for (std::uint32_t i = r.first; i <= r.last; ++i) {
    if (i < r.last && !is_inner_mark(doc, pieces, i)) continue;
    part.last = i;
    out.is_trail = out.is_trail && (i == r.last || is_trail_mark(doc.text(pieces[i].at)));
    if (!part.empty()) {
      Content one;
      const bool has_row = by_row(doc, pieces, part, one);
      if (has_row || by_found(doc, pieces, part, one) || by_prefix(doc, pieces, part, one)) {
        ++out.known;
        if (out.first.role == Role::none) out.first = one;
        if (out.is_label && one.role == Role::verdict)
          out.first.role = one.role;  // "Kategori: Hoaks"
        is_value = one.is_lead;
        out.is_label =
            out.is_label || (out.count == 0 && has_row && traits(one.role).may_be_label &&
                             i < r.last && doc.text(pieces[i].at) == ":");
      } else if (is_value) {
        ++out.known;
        is_value = false;
      }
      ++out.count;
    }
    part.first = i + 1;
  }
  return out;
}

bool ContentReader::by_parts(const Document& doc, const Pieces& pieces, Range r,
                             Content& out) const {
  std::uint32_t mark = r.first;
  while (mark < r.last && !is_inner_mark(doc, pieces, mark)) ++mark;
  if (mark == r.last) return false;
  const Parts parts = read_parts(doc, pieces, r);
  const Content& first = parts.first;
  if (parts.count < 2 || first.role == Role::none) return false;
  if (first.role == Role::dateline && out.words > kLongestName) return false;
  const bool are_all_known = parts.known == parts.count;
  const bool begins_known =
      first.is_lead || parts.is_label || (parts.is_trail && first.role == Role::navigation);
  if (!are_all_known && !begins_known) return false;
  if (!are_all_known && parts.is_label && !first.is_lead && out.lower_words > kLongestValue)
    return false;
  if (!are_all_known && traits(first.role).may_begin_sentence && out.is_sentence &&
      out.lower_words > kMostValueWords)
    return false;
  out.role = parts.is_label && !first.is_lead && first.role != Role::verdict ? start_role(pieces, r)
                                                                             : Role::none;
  if (out.role == Role::none) out.role = first.role;
  out.is_lead = false;
  out.is_string = true;
  return true;
}

// Page numbers and known strings between them: "Sebelumnya 1 2 3 Berikutnya".
bool ContentReader::by_pages(const Document& doc, const Pieces& pieces, Range r,
                             Content& out) const {
  const auto is_number = [&](std::uint32_t i) {
    return pieces[i].kind == PieceKind::number || pieces[i].kind == PieceKind::mark;
  };
  std::uint32_t numbers = 0;
  bool has_pages = false;
  for (std::uint32_t i = r.first; i < r.last;) {
    Range run{i, i};
    while (run.last < r.last && !is_number(run.last)) ++run.last;
    Content one;
    if (!run.empty() && !by_row(doc, pieces, run, one)) return false;
    has_pages = has_pages || one.role == Role::pagination;
    if (run.empty() && pieces[i].kind == PieceKind::number) ++numbers;
    i = std::max(run.last, i + 1);
  }
  if (!has_pages || numbers < 2) return false;
  out.role = Role::pagination;
  out.is_string = true;
  return true;
}

// A row that a name, title or value follows.
bool ContentReader::by_prefix(const Document& doc, const Pieces& pieces, Range r,
                              Content& out) const {
  const PhraseMatch match = book_.matcher(doc, pieces).longest(r.first, r.last);
  if (!match || match.last >= r.last) return false;
  const PhraseRow row = book_.row(match);
  if (row.role == Role::dateline && r.last - match.last > kLongestName) return false;
  const Piece& next = pieces[match.last];
  const std::uint32_t found = pieces[match.last - 1].inside;
  if (found != kNone && found == next.inside) return false;  // "tanggal 21 Juni" is one thing
  const bool is_value = next.found != kNone || next.kind != PieceKind::word || is_capital(next);
  if (!is_value || !(row.is_prefix || (next.found != kNone && next.found_end == r.last)))
    return false;
  if (match.literals == 1 && !is_capital(pieces[r.first])) return false;
  const bool is_long = r.last - match.last > kLongestValue;
  if (traits(row.role).may_begin_sentence &&
      lower_words(pieces, match.last, r.last) > (out.is_sentence ? kMostValueWords : kLongestValue))
    return false;
  if (row.is_ordinary && (out.is_sentence || is_long)) return false;
  out.role = row.role;
  out.is_string = true;
  return true;
}

}  // namespace jernih::classify
