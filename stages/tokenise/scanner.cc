// The scanner: see the header.
#include "stages/tokenise/scanner.h"

#include "lexicons/characters.h"
#include "lexicons/fold.h"
#include "stages/tokenise/marks.h"

namespace jernih::tokenise {
namespace {

LetterCase case_of(std::string_view word) {
  bool upper = false;
  bool lower = false;
  bool first_upper = false;
  bool upper_later = false;
  bool first = true;
  for (std::size_t i = 0; i < word.size();) {
    const CharClass c = next_class(word, i);
    if (!is_letter(c)) continue;
    const bool is_upper = c == CharClass::upper;
    upper |= is_upper;
    lower |= !is_upper;
    if (first) first_upper = is_upper;
    upper_later |= is_upper && !first;
    first = false;
  }
  if (!upper) return lower ? LetterCase::lower : LetterCase::none;
  if (first_upper && !upper_later) return LetterCase::capitalised;
  return lower ? LetterCase::mixed : LetterCase::upper;
}

// End of the stretch without white space that begins at `i`.
std::uint32_t piece_end(std::string_view text, std::uint32_t i, std::uint32_t end) {
  while (i < end) {
    std::size_t next = i;
    if (next_class(text, next) == CharClass::space) break;
    i = static_cast<std::uint32_t>(std::min<std::size_t>(next, end));
  }
  return i;
}

}  // namespace

Token Scanner::make(std::string_view text, Span at, TokenKind kind, std::uint32_t stop) const {
  Token t;
  t.at = at;
  t.kind = kind;
  const std::string_view surface = slice(text, at);
  t.hash = word_hash(surface.substr(0, surface.size() - stop));
  t.word = parts_.lexicon().words().find(t.hash);
  t.letters = case_of(surface);
  return t;
}

void Scanner::scan(std::string_view text, Span segment, std::vector<Token>& out,
                   std::vector<Doubtful>& doubts) {
  for (std::uint32_t i = segment.begin; i < segment.end;) {
    std::size_t next = i;
    if (next_class(text, next) == CharClass::space) {
      i = static_cast<std::uint32_t>(next);
      continue;
    }
    const std::uint32_t end = piece_end(text, i, segment.end);
    const std::size_t first = out.size();
    scan_piece(text, {i, end}, out, doubts);
    for (std::size_t k = first + 1; k < out.size(); ++k) out[k].glued = true;
    i = end;
  }
}

void Scanner::scan_piece(std::string_view text, Span piece, std::vector<Token>& out,
                         std::vector<Doubtful>& doubts) {
  if (!may_hold_address(slice(text, piece))) return scan_stretch(text, piece, out, doubts);
  addresses_.clear();
  find_addresses(text, piece, addresses_);
  std::uint32_t at = piece.begin;
  for (const Address& a : addresses_) {
    if (at < a.at.begin) scan_stretch(text, {at, a.at.begin}, out, doubts);
    out.push_back(make(text, a.at, a.kind));
    at = a.at.end;
  }
  if (at < piece.end) scan_stretch(text, {at, piece.end}, out, doubts);
}

void Scanner::scan_stretch(std::string_view text, Span stretch, std::vector<Token>& out,
                           std::vector<Doubtful>& doubts) {
  for (std::uint32_t i = stretch.begin; i < stretch.end;) {
    std::size_t next = i;
    const CharClass c = next_class(text, next);
    const Span rest{i, stretch.end};
    if (is_letter(c) || c == CharClass::digit || c == CharClass::mark || c == CharClass::joiner) {
      const Word word = words_.read(text, rest);
      if (word.doubt != Doubt::none)
        doubts.push_back({static_cast<std::uint32_t>(out.size()), word.doubt});
      out.push_back(make(text, {i, word.end}, word.kind, word.doubt == Doubt::stop ? 1 : 0));
      i = word.end;
    } else {
      const Mark mark = read_mark(text, rest, parts_);
      if (mark.doubt != Doubt::none)
        doubts.push_back({static_cast<std::uint32_t>(out.size()), mark.doubt});
      out.push_back(make(text, {i, mark.end}, mark.kind));
      i = mark.end;
    }
  }
}

}  // namespace jernih::tokenise
