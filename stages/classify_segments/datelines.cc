// Datelines: see the header.
#include "stages/classify_segments/datelines.h"

#include <algorithm>
#include <vector>

namespace jernih::classify {
namespace {

constexpr std::uint32_t kLongestHead = 14;  // tokens, the dash included
constexpr std::uint32_t kShortestRest = 6;  // tokens
constexpr std::uint32_t kMostPlaceWords = 4;
constexpr std::string_view kInnerMarks = ",().-/";

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "--" || mark == "\u2013" || mark == "\u2014" || mark == "\u2212";
}

bool is_capital(LetterCase letters) {
  return letters == LetterCase::capitalised || letters == LetterCase::upper ||
         letters == LetterCase::mixed;
}

bool is_site(const Document& doc, const Piece& p) {
  if (p.kind == PieceKind::number || p.kind == PieceKind::mark || p.inside != kNone) return false;
  const std::string_view word = doc.text(p.at);
  const std::size_t stop = word.find('.');
  return stop != word.npos && stop > 1 && stop + 2 < word.size();
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

// The first `tokens` tokens of `s` become a segment before it.
Segment cut_head(Document& doc, Segment& s, std::uint32_t tokens) {
  Segment head = s;
  head.kind = SegmentKind::interface;
  head.role = Role::dateline;
  head.token_count = tokens;
  head.at.end = doc.tokens[s.first_token + tokens - 1].at.end;
  s.first_token += tokens;
  s.token_count -= tokens;
  s.at.begin = doc.tokens[s.first_token].at.begin;
  std::uint32_t inside = 0;
  while (inside < s.language_span_count &&
         doc.language_spans[s.first_language_span + inside].at.end <= head.at.end)
    ++inside;
  head.language_span_count = inside;
  s.first_language_span += inside;
  s.language_span_count -= inside;
  if (s.language_span_count == 0) return head;
  LanguageSpan& first = doc.language_spans[s.first_language_span];
  if (inside == 0) head.language = first.language;
  first.at.begin = std::max(first.at.begin, s.at.begin);
  return head;
}

}  // namespace

void Datelines::cut_off(Document& doc, Pieces& pieces) const {
  bool has_body = false;
  std::vector<Segment> out;  // empty until the first dateline
  std::uint32_t last_block = kNone;
  for (std::size_t i = 0; i < doc.segments.size(); ++i) {
    Segment& s = doc.segments[i];
    const bool is_first = s.block != last_block;
    last_block = s.block;
    const bool is_text = s.kind == SegmentKind::prose && s.token_count > kLongestHead;
    const std::uint32_t size = is_first ? head_size(doc, i) : 0;
    if (size > 0) {
      const std::uint32_t end = doc.tokens[s.first_token + size - 1].at.end;
      pieces.cut(doc, {s.at.begin, end}, doc.tokens_of(s).first(size));
      if (is_dateline(doc, pieces, is_text && !has_body)) {
        if (out.empty())
          out.assign(doc.segments.begin(), doc.segments.begin() + static_cast<std::ptrdiff_t>(i));
        out.push_back(cut_head(doc, s, size));
      }
    }
    if (is_first) has_body = has_body || is_text;
    if (!out.empty()) out.push_back(s);
  }
  if (!out.empty()) doc.segments.swap(out);
}

// How many tokens stand before a sentence, with the dash that ends them; 0: none do.
std::uint32_t Datelines::head_size(const Document& doc, std::size_t segment) const {
  const Segment& s = doc.segments[segment];
  const std::span<const Token> tokens = doc.tokens_of(s);
  if (s.kind != SegmentKind::prose || tokens.empty()) return 0;
  const std::uint32_t last = std::min<std::uint32_t>(s.token_count, kLongestHead);
  for (std::uint32_t i = 0; i < last; ++i) {
    const Token& t = tokens[i];
    if (t.kind == TokenKind::word && !is_capital(t.letters)) return 0;
    const bool is_grown = i > 2 && t.glued && t.kind == TokenKind::word &&
                          tokens[i - 1].kind == TokenKind::word && is_capital(t.letters);
    if (is_grown && doc.text(tokens[0].at).find('.') != std::string_view::npos)
      return i + kShortestRest <= s.token_count ? i : 0;  // "Liputan6.com, JakartaPara …"
    if (i == 0 || !is_dash(doc.text(t.at))) continue;
    std::uint32_t size = i + 1;
    while (size < s.token_count && is_dash(doc.text(tokens[size].at))) ++size;  // "- -"
    if (size + kShortestRest > s.token_count) return 0;
    const bool is_parted =
        is_space(doc.text()[t.at.begin - 1]) || is_space(doc.text()[tokens[size - 1].at.end]);
    return is_parted ? size : 0;
  }
  return 0;
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
    if (!is_mark && !is_site(doc, p) && !is_capital(p.letters)) return false;
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

}  // namespace jernih::classify
