// Reading one segment: see the header.
#include "stages/classify_segments/content.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "lexicons/fold.h"

namespace jernih::classify {
namespace {

constexpr std::uint32_t kLongestRow = 60;
constexpr std::uint32_t kLongestDateline = 12;
constexpr std::uint32_t kLongestName = 5;
constexpr std::uint32_t kLongestValue = 8;    // pieces behind a word that may begin a sentence
constexpr std::uint32_t kMostValueWords = 4;  // without a capital, in a value that ends in a stop
constexpr int kEnoughVotes = 60;

bool is_capital(const Piece& p) {
  return p.letters == LetterCase::capitalised || p.letters == LetterCase::upper ||
         p.letters == LetterCase::mixed;
}

// A word that begins a sentence may be one of these strings as well; the sentence is told by its
// words without a capital. What calls upon the reader may be long.
bool may_be_sentence(Role role) {
  switch (role) {
    case Role::byline:
    case Role::legal:
    case Role::verdict:
    case Role::dateline:
    case Role::heading:
    case Role::category:
    case Role::timestamp:
    case Role::control:
    case Role::message:
    case Role::navigation:
    case Role::count:
    case Role::other:
      return true;
    default:
      return false;
  }
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

RoleWords::RoleWords(const Lexicon& lexicon)
    : lexicon_(lexicon), table_(lexicon.table("role_words")) {
  const std::uint32_t role = table_.column("role");
  const std::uint32_t weight = table_.column("weight");
  votes_.reserve(table_.size());
  for (std::uint32_t row = 0; row < table_.size(); ++row)
    votes_.push_back({role_named(table_.cell(row, role)),
                      std::atoi(std::string(table_.cell(row, weight)).c_str())});
}

Role RoleWords::vote(const Pieces& pieces, std::uint32_t first, std::uint32_t last) const {
  std::array<int, kRoleCount> votes{};
  for (std::uint32_t i = first; i < last; ++i) {
    if (pieces[i].kind != PieceKind::word || pieces[i].inside != kNone) continue;
    const Table::Match match = lexicon_.rows_of(table_, pieces[i].word);
    for (std::uint32_t r = 0; r < match.rows; ++r) {
      const Vote& v = votes_[match.row + r];
      votes[static_cast<std::size_t>(v.role)] += v.weight;
    }
  }
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best < kEnoughVotes ? Role::none : static_cast<Role>(best - votes.begin());
}

Reader::Reader(const Lexicon& lexicon, const PhraseBook& book, const Datelines& datelines)
    : lexicon_(lexicon),
      strings_(lexicon.table("interface")),
      book_(book),
      datelines_(datelines),
      page_roles_(lexicon.table("page_roles")),
      starts_(lexicon.table("role_starts")),
      page_role_(page_roles_.column("role")),
      start_role_(starts_.column("role")),
      words_(lexicon) {}

Role Reader::page_role(const Pieces& pieces, Range r) const {
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
Role Reader::start_role(const Pieces& pieces, Range r) const {
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

Content Reader::read(const Document& doc, const Pieces& pieces) const {
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
  if (by_tags(doc, pieces, out)) return out;
  if (by_parts(doc, pieces, inner, out) || by_prefix(doc, pieces, inner, out)) return out;
  out.start = start_role(pieces, {0, pieces.size()});
  if (out.start == Role::none) out.start = start_role(pieces, inner);
  return out;
}

Reader::Range Reader::trimmed(const Pieces& pieces, Range r) const {
  const auto is_edge = [&](std::uint32_t i) {
    return pieces[i].kind == PieceKind::mark && pieces[i].inside == kNone;
  };
  while (!r.empty() && is_edge(r.first)) ++r.first;
  while (!r.empty() && is_edge(r.last - 1)) --r.last;
  return r;
}

bool Reader::by_row(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
  if (r.last - r.first > kLongestRow) return false;
  const PhraseMatch match = book_.matcher(doc, pieces).whole(r.first, r.last);
  if (!match) return false;
  const PhraseRow row = book_.row(match);
  for (std::uint32_t i = 0; i < match.captures; ++i) {
    const Capture& c = match.slots[i];
    if (c.kind == SlotKind::any && may_be_sentence(row.role) &&
        lower_words(pieces, c.first, c.last) > kLongestValue)
      return false;
  }
  out.role = page_role(pieces, r);
  if (out.role == Role::none) out.role = row.role;
  out.is_lead = row.is_prefix;
  out.is_string = true;
  return true;
}

// Only times, numbers and money, and marks between them.
bool Reader::by_found(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
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
bool Reader::by_dateline(const Document& doc, const Pieces& pieces, Content& out) const {
  if (pieces.size() > kLongestDateline || !Datelines::ends_in_dash(doc, pieces)) return false;
  if (!datelines_.is_dateline(doc, pieces, true)) return false;
  out.role = Role::dateline;
  out.is_string = true;
  return true;
}

// "(abc/def)", "(dnu, bum)": who wrote and edited, at the end of a text.
bool Reader::by_initials(const Document& doc, const Pieces& pieces, Content& out) const {
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

bool Reader::by_tags(const Document& doc, const Pieces& pieces, Content& out) const {
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

// Parts between marks ("62 ulasan · 316 foto", "Home > Berita"): the role of the first that has
// one, when every part is known or a value behind one that asks for it.
bool Reader::by_parts(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
  const auto is_inner = [&](std::uint32_t i) { return is_inner_mark(doc, pieces, i); };
  std::uint32_t mark = r.first;
  while (mark < r.last && !is_inner(mark)) ++mark;
  if (mark == r.last) return false;
  std::uint32_t known = 0;
  std::uint32_t parts = 0;
  Content first;
  bool is_value = false;
  Range part{r.first, r.first};
  for (std::uint32_t i = r.first; i <= r.last; ++i) {
    if (i < r.last && !is_inner(i)) continue;
    part.last = i;
    if (!part.empty()) {
      Content one;
      const bool has_row = by_row(doc, pieces, part, one);
      if (has_row || by_found(doc, pieces, part, one) || by_prefix(doc, pieces, part, one)) {
        ++known;
        if (first.role == Role::none) first = one;
        is_value = one.is_lead;
      } else if (is_value) {
        ++known;
        is_value = false;
      }
      ++parts;
    }
    part.first = i + 1;
  }
  if (parts < 2 || first.role == Role::none) return false;
  if (first.role == Role::dateline && out.words > kLongestName) return false;
  const bool begins_known = first.is_lead;
  if (known < parts && !begins_known) return false;
  if (known < parts && may_be_sentence(first.role) && out.is_sentence &&
      out.lower_words > kMostValueWords)
    return false;
  out.role = first.role;
  out.is_lead = false;
  out.is_string = true;
  return true;
}

// A row that a name, title or value follows.
bool Reader::by_prefix(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
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
  if (may_be_sentence(row.role) &&
      lower_words(pieces, match.last, r.last) > (out.is_sentence ? kMostValueWords : kLongestValue))
    return false;
  if (row.is_ordinary && (out.is_sentence || is_long)) return false;
  out.role = row.role;
  out.is_string = true;
  return true;
}

void Reader::shape(const Document& doc, const Pieces& pieces, Range r, Content& out) const {
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
  out.is_sentence = last == "." || last == "!" || last == "?" || last == "\u201D" || last == "\"";
  out.is_title_like = !out.is_sentence && capitals * 10 >= (out.words - small) * 7 && capitals > 0;
  out.is_name = is_plain && out.words >= 2 && out.words <= kLongestName && capitals == out.words &&
                last != ":" && r.first == 0;
}

}  // namespace jernih::classify
