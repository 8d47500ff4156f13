// One walk over the tokens of a segment; the longest reading at a token is annotated.
#include "stages/find_numbers/number_finder.h"

namespace jernih::numbers {
namespace {

constexpr DiagnosticKind kAmbiguousNumber{"ambiguous_number",
                                          "the mark may group thousands or begin decimals"};

// A line of a few words says little about its language.
Convention convention_of(const Segment& segment, const Document& doc) {
  constexpr std::uint32_t kFew = 4;
  if (segment.token_count <= kFew && doc.language != segment.language) return Convention::unknown;
  if (segment.token_count <= kFew && doc.segments.size() == 1 && segment.language == kEnglish)
    return Convention::unknown;
  if (segment.language == kEnglish) return Convention::english;
  return segment.language == kIndonesian ? Convention::indonesian : Convention::unknown;
}

}  // namespace

// Most tokens are words that have nothing to do with numbers: one byte says so.
bool NumberFinder::may_begin(const Token& t) const {
  if (t.kind == TokenKind::number || t.kind == TokenKind::symbol) return true;
  if (t.word != 0) return words_->concerns(t);
  if (t.kind != TokenKind::word) return false;
  const std::string_view s = slice(text_, t.at);
  return s[0] <= '9' || s.find('-') != std::string_view::npos;  // 21st, ke-20
}

void NumberFinder::run(Document& doc) {
  text_ = doc.text();
  for (const Segment& segment : doc.segments) {
    tokens_ = doc.tokens_of(segment);
    convention_ = convention_of(segment, doc);
    is_prose_ = segment.kind == SegmentKind::prose;
    for (std::size_t i = 0; i < tokens_.size();) {
      const Token& t = tokens_[i];
      if (!may_begin(t)) {
        ++i;
        continue;
      }
      Found found;
      const std::size_t end = number(i, found);
      if (end == 0) {
        ++i;
        continue;
      }
      annotate(doc, i, end, found);
      i = end;
    }
  }
}

void NumberFinder::annotate(Document& doc, std::size_t first, std::size_t end, const Found& f) {
  say(f);
  Annotation a;
  a.at = {tokens_[first].at.begin, tokens_[end - 1].at.end};
  if (f.is_negative && f.minus == nullptr) a.at.begin = tokens_[first - 1].at.begin;
  a.kind = f.currency != nullptr ? Annotation::Kind::money : Annotation::Kind::number;
  a.english = doc.keep(english_);
  a.value = doc.keep(value_);
  if (f.currency != nullptr)
    a.currency = f.currency->code;
  else if (f.is_ordinal)
    a.unit = "ordinal";
  else if (!f.rating.empty())
    a.unit = "rating";
  else if (f.unit != nullptr)
    a.unit = f.unit->code;
  a.rule = f.currency != nullptr ? "number/money" : f.is_spelled ? "number/words" : "number/digits";
  if (f.low.is_ambiguous && f.scale == nullptr && f.currency == nullptr)
    doc.report(a.at, kAmbiguousNumber);
  doc.annotations.push_back(a);
}

}  // namespace jernih::numbers
