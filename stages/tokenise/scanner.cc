#include "stages/tokenise/scanner.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/short_hash.h"
#include "pipeline/model/bytes16.h"
#include "stages/tokenise/letters.h"
#include "stages/tokenise/marks.h"

namespace jernih::tokenise {
namespace {

// One doubt for each token, in their order.
void sort_doubts(std::vector<DoubtfulToken>& doubts, std::size_t first) {
  const auto begin = doubts.begin() + static_cast<std::ptrdiff_t>(first);
  const auto before = [](const DoubtfulToken& a, const DoubtfulToken& b) {
    return a.token < b.token;
  };
  std::stable_sort(begin, doubts.end(), before);
  const auto same = [](const DoubtfulToken& a, const DoubtfulToken& b) {
    return a.token == b.token;
  };
  doubts.erase(std::unique(begin, doubts.end(), same), doubts.end());
}

}  // namespace

Scanner::Scanner(const TokenParts& parts)
    : parts_(parts), plain_(parts), words_(parts), glued_(parts) {}

Token Scanner::make(std::string_view text, Span at, TokenKind kind, std::uint32_t stop) const {
  Token t;
  t.at = at;
  t.kind = kind;
  const Span known{at.begin, at.end - stop};
  const Bytes16 bytes = Bytes16::load(text, at.begin);
  const std::uint32_t all = known.size() <= Bytes16::kSize ? (1u << known.size()) - 1 : 0;
  if (all != 0 && ((bytes.high() | bytes.is('`')) & all) == 0) {
    t.hash = hash_short(bytes.lower().first(known.size()), known.size());
    t.letters = case_of(bytes.letters() & all, bytes.between('A', 'Z') & all);
  } else {
    t.hash = word_hash(slice(text, known));
    t.letters = case_of(slice(text, known));
  }
  parts_.lexicon().words().prefetch(t.hash);
  return t;
}

int Scanner::look_up(std::string_view text, std::size_t first, std::vector<Token>& tokens,
                     std::vector<DoubtfulToken>& doubts, std::size_t first_doubt) {
  const WordTable words = parts_.lexicon().words();
  const std::size_t doubts_before = doubts.size();
  unknown_.resize(tokens.size() - first);
  std::size_t unknown = 0;
  int lean = 0;
  for (std::size_t k = first; k < tokens.size(); ++k) {
    Token& token = tokens[k];
    token.word = words.find(token.hash);
    const bool is_word = token.kind == TokenKind::word;
    lean += is_word ? parts_.lean(token.word) : 0;
    unknown_[unknown] = static_cast<std::uint32_t>(k);
    unknown += static_cast<std::size_t>(is_word) & static_cast<std::size_t>(token.word == 0);
  }
  for (std::size_t n = 0; n < unknown; ++n)
    if (glued_.is_glued(slice(text, tokens[unknown_[n]].at)))
      doubts.push_back({unknown_[n], Doubt::glued});
  if (doubts.size() > doubts_before) sort_doubts(doubts, first_doubt);
  return lean;
}

// End of the stretch without white space from `i` on; notes what it may hold.
std::uint32_t Scanner::piece_end(std::string_view text, std::uint32_t i, std::uint32_t end) {
  std::uint32_t signs = 0;
  const std::uint32_t begin = i;
  const auto marked = [&](const Bytes16& bytes, std::size_t) {
    const std::uint32_t ends = bytes.is(' ') | bytes.between(9, 13) | bytes.high();
    const std::uint32_t here = ends == 0 ? 0xFFFF : (ends & -ends) - 1;
    signs |= (bytes.is('@') | bytes.is('#') | bytes.is(':')) & here;
    return ends;
  };
  while ((i = static_cast<std::uint32_t>(find_marked(text, i, end, marked))) < end) {
    std::size_t next = i;
    if (next_class(text, next) == CharClass::space) break;
    i = static_cast<std::uint32_t>(std::min<std::size_t>(next, end));
  }
  may_hold_address_ = signs != 0 || begins_web(text.substr(begin, i - begin));
  return i;
}

void Scanner::scan(std::string_view text, Span segment, std::vector<Token>& out,
                   std::vector<DoubtfulToken>& doubts) {
  const std::size_t first = out.size();
  for (std::uint32_t i = segment.begin; i < segment.end;) {
    const bool first_glued = i > segment.begin && out.size() > first && out.back().at.end == i;
    const std::size_t plain = out.size();
    i = plain_.scan(text, {i, segment.end}, out);
    if (first_glued && out.size() > plain && out[plain].at.begin == out[plain - 1].at.end)
      out[plain].glued = true;
    const bool glued = out.size() > first && out.back().at.end == i;
    if (i >= segment.end) break;
    std::size_t next = i;
    if (next_class(text, next) == CharClass::space) {
      i = static_cast<std::uint32_t>(std::min<std::size_t>(next, segment.end));
      continue;
    }
    const std::uint32_t end = piece_end(text, i, segment.end);
    const std::size_t begin = out.size();
    scan_piece(text, {i, end}, out, doubts);
    for (std::size_t k = begin; k < out.size(); ++k) out[k].glued = k > begin || glued;
    i = end;
  }
}

void Scanner::scan_piece(std::string_view text, Span piece, std::vector<Token>& out,
                         std::vector<DoubtfulToken>& doubts) {
  if (!may_hold_address_) return scan_stretch(text, piece, out, doubts);
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
                           std::vector<DoubtfulToken>& doubts) {
  for (std::uint32_t i = stretch.begin; i < stretch.end;) {
    std::size_t next = i;
    const CharClass c = next_class(text, next);
    const Span rest{i, stretch.end};
    if (is_letter(c) || c == CharClass::digit || c == CharClass::mark || c == CharClass::joiner) {
      ScannedWord word = words_.read(text, rest);
      const std::uint32_t end = behind_marks(text, word.end, stretch.end);
      if (end > word.end && word.doubt == Doubt::stop) word.doubt = Doubt::none;
      word.end = end;
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
