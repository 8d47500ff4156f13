#include "stages/tokenise/doubt_settler.h"

#include <cstdlib>

#include "lexicons/matching/characters.h"
#include "stages/tokenise/glued_words.h"
#include "stages/tokenise/marks.h"

namespace jernih::tokenise {
namespace {

bool ends_segment(const Document& doc, const Segment& segment, const Token& token) {
  for (std::size_t i = token.at.end; i < segment.at.end;) {
    const std::size_t at = i;
    const char32_t c = next_char(doc.text(), i);
    if (!is_closer(c) && class_of(c) != CharClass::space) return false;
    if (at - token.at.end > 16) return false;
  }
  return true;
}

}  // namespace

int DoubtSettler::lean_of(const Document& doc, const Segment& segment) const {
  int lean = 0;
  for (const Token& t : doc.tokens_of(segment))
    lean += t.kind == TokenKind::word ? parts_.lean(t.word) : 0;
  return lean;
}

bool DoubtSettler::parts_stop(const Document& doc, const Segment& segment, const Token& token,
                              int lean) const {
  if (ends_segment(doc, segment, token)) return true;
  const std::string_view bare = doc.text({token.at.begin, token.at.end - 1});
  if (bare.find('.') != std::string_view::npos) return false;  // D.W., U.S.
  if ((parts_.uses(bare) & kStopAlways) != 0) return false;
  return lean > 0;
}

void DoubtSettler::part(const Document& doc, const DoubtfulToken& doubtful) {
  const Token& token = doc.tokens[doubtful.token];
  splitter_.begin(doubtful.token);
  std::uint32_t begin = token.at.begin;
  const auto add = [&](std::uint32_t end, TokenKind kind) {
    if (begin >= end) return;
    Token part = scanner_.make(doc.text(), {begin, end}, kind);
    part.word = parts_.lexicon().words().find(part.hash);
    splitter_.add(part);
    begin = end;
  };
  if (doubtful.doubt == Doubt::run) {
    while (begin < token.at.end) add(begin + 1, token.kind);
  } else if (doubtful.doubt == Doubt::glued) {
    add(begin + glued_at(doc.text(token.at), parts_), token.kind);
    add(token.at.end, token.kind);
  } else if (doubtful.doubt == Doubt::stop) {
    add(token.at.end - 1, token.kind);
    add(token.at.end, TokenKind::punctuation);
  } else {
    for (std::uint32_t i = token.at.begin; i < token.at.end; ++i) {
      if (doc.text()[i] != '-' || behind_marks(doc.text(), i + 1, token.at.end) > i + 1) continue;
      add(i, token.kind);
      add(i + 1, TokenKind::punctuation);
    }
    add(token.at.end, token.kind);
  }
}

// Keeps of the doubts those whose tokens are to be parted.
void DoubtSettler::decide(const Document& doc, std::vector<DoubtfulToken>& doubts,
                          int whole) const {
  std::size_t kept = 0;
  std::size_t k = 0;
  int lean = 0;
  bool fresh = true;  // lean is not yet that of the segment
  for (const DoubtfulToken& d : doubts) {
    while (doc.segments[k].first_token + doc.segments[k].token_count <= d.token) {
      ++k;
      fresh = true;
    }
    if (fresh) {
      lean = lean_of(doc, doc.segments[k]);
      if (std::abs(lean) < 2) lean = whole;
      fresh = false;
    }
    const bool parted = d.doubt == Doubt::stop
                            ? parts_stop(doc, doc.segments[k], doc.tokens[d.token], lean)
                        : d.doubt == Doubt::glued  ? true
                        : d.doubt == Doubt::hyphen ? lean < 0
                                                   : lean > 0;
    if (parted) doubts[kept++] = d;
  }
  doubts.resize(kept);
}

void DoubtSettler::settle(Document& doc, std::vector<DoubtfulToken>& doubts, int lean) {
  decide(doc, doubts, lean);
  for (const DoubtfulToken& d : doubts) part(doc, d);
  splitter_.apply(doc);
}

}  // namespace jernih::tokenise
