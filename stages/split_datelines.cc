// Cuts place and agency off the sentence they stand before ("TEMPO.CO, Jakarta - The minister …").
// One door: split_datelines_info(). Looks only at the heads of lines that are prose.
#include "stages/split_datelines.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "lexicons/matching/datelines.h"
#include "lexicons/tables/lexicon.h"
#include "pipeline/model/document.h"

namespace jernih {
namespace {

constexpr std::uint32_t kLongestHead = 14;  // tokens, the dash included
constexpr std::uint32_t kShortestRest = 6;  // tokens

bool is_space(char c) { return c == ' ' || c == '\t'; }

// How many tokens stand before a sentence, with the dash that ends them; 0: none do.
std::uint32_t head_size(const Document& doc, const Segment& s) {
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
    if (i == 0 || !Datelines::is_dash(doc.text(t.at))) continue;
    std::uint32_t size = i + 1;
    while (size < s.token_count && Datelines::is_dash(doc.text(tokens[size].at))) ++size;  // "- -"
    if (size + kShortestRest > s.token_count) return 0;
    const bool is_parted =
        is_space(doc.text()[t.at.begin - 1]) || is_space(doc.text()[tokens[size - 1].at.end]);
    return is_parted ? size : 0;
  }
  return 0;
}

// The first `tokens` tokens of `s` become a segment before it.
Segment cut_head(Document& doc, Segment& s, std::uint32_t tokens) {
  Segment head = s;
  head.kind = SegmentKind::interface;
  head.role = Role::dateline;
  head.duplicate_of = s.duplicate_of = kNone;
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

struct DatelineKnowledge {
  explicit DatelineKnowledge(const Lexicon& l) : lexicon(l), book(l), datelines(l, book) {}
  const Lexicon& lexicon;
  PhraseBook book;
  Datelines datelines;
};

class SplitDatelines : public Stage {
 public:
  explicit SplitDatelines(std::shared_ptr<const DatelineKnowledge> knowledge)
      : knowledge_(std::move(knowledge)), pieces_(knowledge_->lexicon) {}

  // Every dateline at the head of a line becomes an interface segment of its own, its dash
  // included; what follows stays prose. Linear.
  void run(Document& doc) override {
    pieces_.begin(doc);
    out_.clear();  // empty until the first dateline
    cut_.clear();
    bool has_body = false;
    std::uint32_t last_block = kNone;
    for (std::size_t i = 0; i < doc.segments.size(); ++i) {
      Segment& s = doc.segments[i];
      const bool is_first = s.block != last_block;
      last_block = s.block;
      const bool is_text = s.kind == SegmentKind::prose && s.token_count > kLongestHead;
      const std::uint32_t size = is_first ? head_size(doc, s) : 0;
      if (size > 0 && is_dateline(doc, s, size, is_text && !has_body)) {
        if (out_.empty())
          out_.assign(doc.segments.begin(), doc.segments.begin() + static_cast<std::ptrdiff_t>(i));
        out_.push_back(cut_head(doc, s, size));
        cut_.push_back(static_cast<std::uint32_t>(i));
      }
      if (is_first) has_body = has_body || is_text;
      if (!out_.empty()) out_.push_back(s);
    }
    if (out_.empty()) return;
    doc.segments.swap(out_);
    for (Segment& s : doc.segments) s.duplicate_of = moved(s.duplicate_of);
  }

 private:
  // The index that a segment has now; what was cut repeats nothing as a whole.
  std::uint32_t moved(std::uint32_t index) const {
    if (index == kNone) return kNone;
    const auto cut = std::lower_bound(cut_.begin(), cut_.end(), index);
    if (cut != cut_.end() && *cut == index) return kNone;
    return index + static_cast<std::uint32_t>(cut - cut_.begin());
  }

  bool is_dateline(const Document& doc, const Segment& s, std::uint32_t size, bool is_lead) {
    const std::uint32_t end = doc.tokens[s.first_token + size - 1].at.end;
    pieces_.cut(doc, {s.at.begin, end}, doc.tokens_of(s).first(size));
    return knowledge_->datelines.is_dateline(doc, pieces_, is_lead);
  }

  std::shared_ptr<const DatelineKnowledge> knowledge_;
  Pieces pieces_;
  std::vector<Segment> out_;
  std::vector<std::uint32_t> cut_;  // old indices of the segments that had a dateline
};

}  // namespace

StageInfo split_datelines_info() {
  return {
      .name = "split_datelines",
      .summary = "Makes place and agency before a text a segment of their own",
      .needs = {Layer::tokens, Layer::language},
      .gives = {Layer::segments, Layer::kinds},
      .changes = {Layer::language, Layer::roles},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        static const auto kKnowledge =
            std::make_shared<const DatelineKnowledge>(Lexicon::builtin());
        return [] { return std::make_unique<SplitDatelines>(kKnowledge); };
      },
  };
}

}  // namespace jernih
