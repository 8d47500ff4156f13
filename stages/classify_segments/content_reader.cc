// Tries what is certain first: a whole row, a dateline, initials, times and numbers, tags, pages,
// parts.
#include "stages/classify_segments/content_reader.h"

#include <algorithm>

#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"

namespace jernih::classify {
namespace {

constexpr std::uint32_t kFewestHeadlineCapitals = 4;
constexpr std::uint32_t kLongestDateline = 12;

}  // namespace

ContentReader::ContentReader(const Lexicon& lexicon, const PhraseBook& book,
                             const Datelines& datelines)
    : lexicon_(lexicon),
      strings_(lexicon.table("interface")),
      book_(book),
      datelines_(datelines),
      page_roles_(lexicon.table("page_roles")),
      starts_(lexicon.table("role_starts")),
      page_role_(page_roles_.column("role")),
      start_role_(starts_.column("role")),
      words_(lexicon) {}

Role ContentReader::page_role(const Pieces& pieces, Range r) const {
  std::uint64_t sequence = kNoWords;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    sequence = extend_hash(sequence, pieces[i].hash);
    const KeySlot* slot = page_roles_.find(sequence);
    if (slot == nullptr) return Role::none;
    if (i + 1 == r.last && slot->rows > 0)
      return role_named(page_roles_.cell(slot->row, page_role_));
    if (slot->is_prefix == 0) return Role::none;
  }
  return Role::none;
}

// The role of the longest start that the words from r.first on are.
Role ContentReader::start_role(const Pieces& pieces, Range r) const {
  Role best = Role::none;
  std::uint64_t sequence = kNoWords;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    if (pieces[i].kind == PieceKind::mark && i > r.first && pieces[i].at.size() == 1) {
      const KeySlot* marked = starts_.find(extend_hash(sequence, pieces[i].hash));  // "tag:"
      if (marked != nullptr && marked->rows > 0)
        best = role_named(starts_.cell(marked->row, start_role_));
      continue;
    }
    sequence = extend_hash(sequence, pieces[i].hash);
    const KeySlot* slot = starts_.find(sequence);
    if (slot == nullptr) break;
    if (slot->rows > 0) best = role_named(starts_.cell(slot->row, start_role_));
    if (slot->is_prefix == 0) break;
  }
  return best;
}

Content ContentReader::read(const Document& doc, const Pieces& pieces) const {
  Content out;
  const Range all{0, pieces.size()};
  const Range inner = trimmed(pieces, all);
  if (inner.empty()) {
    out.role = Role::other;
    out.is_string = true;
    return out;
  }
  shape(doc, pieces, inner, out);
  if (out.words <= kLongestName && doc.text(pieces[pieces.size() - 1].at) == "|") {
    out.role = Role::navigation;  // one of a row of links
    out.is_string = true;
    return out;
  }
  if (by_row(doc, pieces, all, out)) {
    out.is_whole = true;
    return out;
  }
  if (by_dateline(doc, pieces, out)) return out;
  const bool is_trimmed = inner.first != all.first || inner.last != all.last;
  if (is_trimmed && by_row(doc, pieces, inner, out)) {
    const Role marked = page_role(pieces, all);  // "Video:" leads to a title, "Video" does not
    if (marked != Role::none) out.role = marked;
    out.is_whole = true;
    return out;
  }
  if (by_initials(doc, pieces, out) || by_found(doc, pieces, inner, out)) return out;
  if (by_tags(doc, pieces, out) || by_pages(doc, pieces, inner, out)) return out;
  if (by_parts(doc, pieces, inner, out) || by_prefix(doc, pieces, inner, out)) return out;
  out.start = start_role(pieces, {0, pieces.size()});
  if (out.start == Role::none) out.start = start_role(pieces, inner);
  return out;
}

ContentReader::Range ContentReader::trimmed(const Pieces& pieces, Range r) const {
  const auto is_edge = [&](std::uint32_t i) {
    return pieces[i].kind == PieceKind::mark && pieces[i].inside == kNone;
  };
  while (!r.empty() && is_edge(r.first)) ++r.first;
  while (!r.empty() && is_edge(r.last - 1)) --r.last;
  return r;
}

// Only times, numbers and money, and marks between them.
bool ContentReader::by_found(const Document& doc, const Pieces& pieces, Range r,
                             Content& out) const {
  bool has_time = false;
  bool has_money = false;
  bool has_number = false;
  for (std::uint32_t i = r.first; i < r.last;) {
    const Piece& p = pieces[i];
    if (p.found != kNone && p.found_end <= r.last) {
      const Annotation::Kind kind = doc.annotations[p.found].kind;
      has_time = has_time || kind == Annotation::Kind::time;
      has_money = has_money || kind == Annotation::Kind::money;
      has_number = has_number || kind == Annotation::Kind::number;
      i = p.found_end;
      continue;
    }
    if (p.kind == PieceKind::number)
      has_number = true;
    else if (p.kind != PieceKind::mark)
      return false;
    ++i;
  }
  out.role = has_time ? Role::timestamp : has_money ? Role::commerce : Role::count;
  if (!has_time && !has_money && !has_number) return false;
  out.is_string = true;
  return true;
}

// Places and agencies, then a dash.
bool ContentReader::by_dateline(const Document& doc, const Pieces& pieces, Content& out) const {
  if (pieces.size() > kLongestDateline || !Datelines::ends_in_dash(doc, pieces)) return false;
  if (!datelines_.is_dateline(doc, pieces, true)) return false;
  out.role = Role::dateline;
  out.is_string = true;
  return true;
}

// "(abc/def)", "(dnu, bum)": who wrote and edited, at the end of a text.
bool ContentReader::by_initials(const Document& doc, const Pieces& pieces, Content& out) const {
  constexpr std::uint32_t kLongestInitials = 4;
  const std::uint32_t n = pieces.size();
  if (n < 3 || doc.text(pieces[0].at) != "(" || doc.text(pieces[n - 1].at) != ")") return false;
  std::uint32_t names = 0;
  std::uint32_t known = 0;
  for (std::uint32_t i = 1; i + 1 < n; ++i) {
    const Piece& p = pieces[i];
    if (p.kind == PieceKind::mark) {
      const std::string_view mark = doc.text(p.at);
      if (mark != "/" && mark != "," && mark != "-") return false;
      continue;
    }
    if (p.kind != PieceKind::word || p.at.size() > kLongestInitials || p.at.size() < 2)
      return false;
    if (p.letters == LetterCase::capitalised) return false;
    ++names;
    if (p.word != 0) ++known;
  }
  if (names == 0 || (names == 1 && known == 1)) return false;
  out.role = Role::byline;
  out.is_string = true;
  return true;
}

bool ContentReader::by_tags(const Document& doc, const Pieces& pieces, Content& out) const {
  std::uint32_t tags = 0;
  for (const Piece& p : pieces.all()) {
    if (p.kind == PieceKind::mark) continue;
    if (p.kind != PieceKind::verbatim || doc.text(p.at).front() != '#') return false;
    ++tags;
  }
  if (tags == 0) return false;
  out.role = Role::category;
  out.is_string = true;
  return true;
}

void ContentReader::shape(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
  std::uint32_t capitals = 0;
  std::uint32_t small = 0;
  bool is_plain = true;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = pieces[i];
    if (p.kind == PieceKind::word) {
      ++out.words;
      if (is_capital(p))
        ++capitals;
      else if (++out.lower_words; p.at.size() <= 4)
        ++small;
    } else if (p.kind != PieceKind::mark || doc.text(p.at) != ".") {
      is_plain = false;
    }
  }
  const Piece& begin = pieces[r.first];
  out.is_raised = is_capital(begin) || begin.kind != PieceKind::word;
  const std::string_view last = doc.text(pieces[pieces.size() - 1].at);
  const bool is_loud = last == "!" || last == "?";  // ends a headline as well
  const bool is_raised = capitals * 10 >= (out.words - small) * 7 && capitals > 0;
  out.is_sentence = last == "." || last == "\u201D" || last == "\"" ||
                    (is_loud && !(is_raised && capitals >= kFewestHeadlineCapitals));
  out.is_title_like = !out.is_sentence && is_raised;
  out.is_name = is_plain && out.words >= 2 && out.words <= kLongestName && capitals == out.words &&
                last != ":" && r.first == 0;
}

}  // namespace jernih::classify
