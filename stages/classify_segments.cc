// Says what each segment is: prose or interface, and its role. One door: classify_segments_info().
// First what a segment says about itself (content), then what its neighbours make of it.
#include "stages/classify_segments.h"

#include <algorithm>
#include <unordered_map>

#include "lexicons/matching/datelines.h"
#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"
#include "stages/classify_segments/content_reader.h"
#include "stages/classify_segments/neighbours.h"

namespace jernih {
namespace {

using classify::Content;
using classify::Neighbours;

constexpr std::uint32_t kLongestString = 300;  // bytes; longer segments are only prose
constexpr std::uint32_t kMostStringTokens = 40;
constexpr std::uint32_t kLongestTitle = 220;
constexpr std::uint32_t kShortestRepeat = 20;
constexpr std::size_t kHeadSegments = 6;  // where a title, its author and its date stand
constexpr std::uint32_t kMostTitleWords = 25;
constexpr std::uint32_t kFewestTitleWords = 5;
constexpr std::uint32_t kMostHeadingWords = 12;
constexpr std::uint32_t kMostRowTokens = 12;
constexpr std::size_t kLongestLead = 6;        // tokens, the colon included
constexpr std::uint32_t kMostBylineWords = 8;  // without a capital

struct RoleKnowledge {
  explicit RoleKnowledge(const Lexicon& l)
      : lexicon(l), book(l), datelines(l, book), reader(l, book, datelines) {}
  const Lexicon& lexicon;
  PhraseBook book;
  Datelines datelines;
  classify::ContentReader reader;
};

class ClassifySegments : public Stage {
 public:
  explicit ClassifySegments(std::shared_ptr<const RoleKnowledge> knowledge)
      : knowledge_(std::move(knowledge)), pieces_(knowledge_->lexicon) {}

  void run(Document& doc) override {
    pieces_.begin(doc);
    contents_.clear();
    seen_.clear();
    has_title_ = false;
    is_behind_lead_ = false;
    for (std::size_t i = 0; i < doc.segments.size(); ++i) contents_.push_back(read(doc, i));
    for (std::size_t i = 0; i < doc.segments.size(); ++i) place(doc, i);
  }

 private:
  Content read(const Document& doc, std::size_t i) {
    const Segment& s = doc.segments[i];
    if (s.role == Role::dateline) {
      Content dateline;
      dateline.role = s.role;
      dateline.is_string = true;
      return dateline;
    }
    const bool is_running =
        s.kind == SegmentKind::prose &&
        (s.token_count > kMostStringTokens || !Neighbours(doc, contents_).is_alone_in_block(i));
    const bool is_led = is_running && s.token_count <= kMostStringTokens && has_lead(doc, s);
    const bool may_be_row = is_running && s.token_count <= kMostRowTokens && may_begin_row(doc, s);
    if (s.at.size() > kLongestString || (is_running && !is_led && !may_be_row))
      return running_text();
    pieces_.cut(doc, s.at, doc.tokens_of(s));
    Content c = knowledge_->reader.read(doc, pieces_);
    if (is_running && c.start == Role::legal && c.words <= kFewestTitleWords) {
      c.role = c.start;  // "© 2025 …"
      c.is_string = c.is_whole = true;
    }
    const bool is_known = is_led ? c.is_string : c.is_whole && !traits(c.role).wants_lead;
    const bool stands_there = traits(c.role).stands_between_sentences;
    if (is_running && !(is_known && stands_there)) return running_text();
    const bool may_stand = stands_there && c.role != Role::legal;  // "Direktur Utama"
    if (c.is_string && !may_stand && Neighbours(doc, contents_).has_prose_beside(i)) c = {};
    if (c.role == Role::none && s.kind == SegmentKind::interface && s.language != kEnglish)
      c.guess = knowledge_->reader.guess(pieces_);
    return c;
  }

  // A sentence among others.
  static Content running_text() {
    Content prose;
    prose.is_sentence = true;
    prose.words = kMostTitleWords + 1;
    return prose;
  }

  bool may_begin_row(const Document& doc, const Segment& s) const {
    const std::span<const Token> tokens = doc.tokens_of(s);
    return !tokens.empty() &&
           (tokens[0].kind == TokenKind::symbol || tokens[0].kind == TokenKind::emoji ||
            knowledge_->reader.may_begin(tokens[0].word));
  }

  // A colon behind its first words, which begin some string: "Baca juga: …" behind a sentence.
  bool has_lead(const Document& doc, const Segment& s) const {
    const std::span<const Token> tokens = doc.tokens_of(s);
    if (tokens.empty() || !knowledge_->reader.may_begin(tokens[0].word)) return false;
    for (const Token& t : tokens.first(std::min<std::size_t>(tokens.size(), kLongestLead)))
      if (doc.text(t.at) == ":") return true;
    return false;
  }

  void place(Document& doc, std::size_t i) {
    Segment& s = doc.segments[i];
    Content& c = contents_[i];
    const Neighbours near(doc, contents_);
    const bool is_repeat = mark_repeat(doc, i);
    const bool is_unknown = c.role == Role::none && c.start == Role::none;
    if (is_unknown && s.kind == SegmentKind::interface && !near.look_like_strings(i))
      s.kind = SegmentKind::prose;
    if (c.role == Role::none)
      c.role = by_place(doc, i, is_repeat);
    else if (c.is_whole)
      c.role = near.of_row(i);
    s.role = c.role;
    const bool is_text = c.is_text || (!c.is_string && traits(c.role).is_text);
    const bool stays_prose = is_unknown && s.kind == SegmentKind::prose;
    s.kind = is_text || stays_prose ? SegmentKind::prose : SegmentKind::interface;
    if (doc.lost != nullptr) tell_lost(doc, s, c);
    if (c.is_lead)
      is_behind_lead_ = c.role == Role::related;
    else if (is_behind_lead_ && c.role != Role::related)
      is_behind_lead_ = false;
  }

  static void tell_lost(const Document& doc, const Segment& s, const Content& c) {
    if (c.start != Role::none && c.start != s.role)
      doc.lost->push_back({s.at, std::string(name(c.start)), "", "only its first words say so"});
    if (c.guess != Role::none && c.guess != s.role && c.guess != c.start)
      doc.lost->push_back({s.at, std::string(name(c.guess)), "", "only some of its words say so"});
  }

  bool mark_repeat(Document& doc, std::size_t i) {
    Segment& s = doc.segments[i];
    if (s.at.size() < kShortestRepeat || s.at.size() > kLongestString || contents_[i].is_string)
      return false;
    const auto [it, is_new] =
        seen_.emplace(hash_folded(doc.text(s.at)), static_cast<std::uint32_t>(i));
    if (is_new || doc.text(doc.segments[it->second].at) != doc.text(s.at)) return false;
    s.duplicate_of = it->second;
    return true;
  }

  Role by_place(const Document& doc, std::size_t i, bool is_repeat) {
    const Segment& s = doc.segments[i];
    const Content& c = contents_[i];
    if (is_repeat && doc.segments[s.duplicate_of].role != Role::none && !c.is_sentence)
      return doc.segments[s.duplicate_of].role;
    const Neighbours near(doc, contents_);
    if (near.is_comment(i)) {
      contents_[i].is_text = true;
      return Role::comment;
    }
    const bool is_alone = Neighbours(doc, contents_).is_alone_in_block(i);
    const bool is_line = is_alone && s.at.size() <= kLongestTitle && c.words <= kMostTitleWords;
    if (c.start != Role::none && is_alone && c.words <= kMostTitleWords && may_start(c, s, i)) {
      contents_[i].is_string = s.kind == SegmentKind::interface;
      return c.start;
    }
    if (is_behind_lead_ && is_line && !c.is_sentence && c.words >= 3) return Role::related;
    if (!has_title_ && i < kHeadSegments && is_line && c.words >= 3 && !c.is_sentence &&
        doc.segments.size() > 1 && (c.is_title_like || s.kind == SegmentKind::prose || i == 0)) {
      has_title_ = true;
      return Role::title;
    }
    if (c.is_name && is_alone && near.is_beside_time(i)) return Role::byline;
    if (is_line && !c.is_sentence && c.is_title_like && c.words >= 3 && near.is_beside_time(i))
      return Role::title;
    if (is_line && c.is_title_like && c.words >= kFewestTitleWords && doc.segments.size() > 1)
      return Role::title;
    if (const Role listed = near.of_list(i); is_line && listed != Role::none) return listed;
    if (c.guess != Role::none && c.words <= 6) return c.guess;
    if (is_line && !c.is_sentence && c.words >= 1 && c.words <= kMostHeadingWords &&
        near.has_prose_behind(i))
      return Role::heading;
    if (s.kind == SegmentKind::prose || c.is_sentence) return Role::body;
    if (is_line && c.is_title_like && c.words >= 5) return Role::title;
    return c.guess != Role::none ? c.guess : Role::other;
  }

  // A long sentence of prose may begin like a string; then only a call to the reader is believed.
  bool may_start(const Content& c, const Segment& s, std::size_t i) const {
    if (traits(c.start).has_capitals && c.lower_words > kMostBylineWords) return false;
    if (s.kind == SegmentKind::interface) return i > 0 || contents_.size() == 1 || c.words <= 4;
    return traits(c.start).may_begin_prose && (i > 0 || contents_.size() == 1);
  }

  std::shared_ptr<const RoleKnowledge> knowledge_;
  Pieces pieces_;
  std::vector<Content> contents_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
  bool has_title_ = false;
  bool is_behind_lead_ = false;
};

StageFactory prepare(const Options& /*options*/) {
  auto knowledge = std::make_shared<const RoleKnowledge>(Lexicon::builtin());
  return [=] { return std::make_unique<ClassifySegments>(knowledge); };
}

}  // namespace

StageInfo classify_segments_info() {
  return {
      .name = "classify_segments",
      .summary = "Says what each segment is: prose or interface, and its role",
      .needs = {Layer::tokens, Layer::language},
      .gives = {Layer::roles},
      .changes = {Layer::kinds},
      .options = {},
      .prepare = prepare,
      .uses = {Layer::segments},  // those that split_datelines makes
      .led_by = "split_datelines",
  };
}

}  // namespace jernih
