// Doubtful tokens: see the header.
#include "stages/tokenise/doubts.h"

#include <algorithm>

#include "lexicons/characters.h"

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

DoubtSettler::Lean DoubtSettler::lean_of(const Document& doc, const Segment& segment) const {
  Lean lean;
  for (const Token& t : doc.tokens_of(segment)) {
    const std::uint64_t flags = parts_.lexicon().words().info(t.word).flags;
    const bool indonesian = (flags & kIndonesianWord) != 0;
    const bool english = (flags & kEnglishWord) != 0;
    if (indonesian == english || t.kind != TokenKind::word) continue;
    ++(indonesian ? lean.indonesian : lean.english);
  }
  return lean;
}

bool DoubtSettler::parts_stop(const Document& doc, const Segment& segment, const Token& token,
                              Lean lean) const {
  if (ends_segment(doc, segment, token)) return true;
  const std::string_view bare = doc.text({token.at.begin, token.at.end - 1});
  if (bare.find('.') != std::string_view::npos) return false;  // D.W., U.S.
  if ((parts_.uses(bare) & kStopAlways) != 0) return false;
  return lean.indonesian > lean.english;
}

void DoubtSettler::part(const Document& doc, const Token& token, Doubt doubt) {
  const std::size_t first = out_.size();
  std::uint32_t begin = token.at.begin;
  const auto add = [&](std::uint32_t end, TokenKind kind) {
    if (begin < end) out_.push_back(scanner_.make(doc.text(), {begin, end}, kind));
    begin = end;
  };
  if (doubt == Doubt::run) {
    while (begin < token.at.end) add(begin + 1, token.kind);
  } else if (doubt == Doubt::stop) {
    add(token.at.end - 1, token.kind);
    add(token.at.end, TokenKind::punctuation);
  } else {
    for (std::uint32_t i = token.at.begin; i < token.at.end; ++i) {
      if (doc.text()[i] != '-') continue;
      add(i, token.kind);
      add(i + 1, TokenKind::punctuation);
    }
    add(token.at.end, token.kind);
  }
  for (std::size_t k = first; k < out_.size(); ++k) out_[k].glued = k > first || token.glued;
}

void DoubtSettler::settle(Document& doc, const std::vector<Doubtful>& doubts) {
  if (doubts.empty()) return;
  Lean whole;
  std::vector<Lean> leans;
  for (const Segment& s : doc.segments) {
    leans.push_back(lean_of(doc, s));
    whole.indonesian += leans.back().indonesian;
    whole.english += leans.back().english;
  }
  out_.clear();
  std::size_t next = 0;
  for (std::size_t k = 0; k < doc.segments.size(); ++k) {
    Segment& s = doc.segments[k];
    Lean lean = leans[k];
    if (std::abs(lean.indonesian - lean.english) < 2) lean = whole;
    const auto first = static_cast<std::uint32_t>(out_.size());
    for (std::uint32_t i = s.first_token; i < s.first_token + s.token_count; ++i) {
      const Token& t = doc.tokens[i];
      const bool is_doubtful = next < doubts.size() && doubts[next].token == i;
      const Doubt doubt = is_doubtful ? doubts[next++].doubt : Doubt::none;
      const bool parted = doubt == Doubt::stop     ? parts_stop(doc, s, t, lean)
                          : doubt == Doubt::hyphen ? lean.english > lean.indonesian
                          : doubt == Doubt::run    ? lean.indonesian > lean.english
                                                   : false;
      if (parted)
        part(doc, t, doubt);
      else
        out_.push_back(t);
    }
    s.first_token = first;
    s.token_count = static_cast<std::uint32_t>(out_.size()) - first;
  }
  doc.tokens.swap(out_);
}

}  // namespace jernih::tokenise
