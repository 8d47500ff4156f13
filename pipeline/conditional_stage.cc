// make_conditional(): a stage whose work counts only where a condition holds.
// Stages look at a document as a whole (neighbours, the page's own date, repetitions), so the
// stage sees all of it and what it did elsewhere is taken back: hiding segments from it would
// change its answers for the others.
#include <algorithm>
#include <stdexcept>
#include <vector>

#include "pipeline/model/document.h"

#include "pipeline/condition.h"

namespace jernih {
namespace {

class ConditionalStage : public Stage {
 public:
  ConditionalStage(std::unique_ptr<Stage> stage, std::shared_ptr<const Condition> condition)
      : stage_(std::move(stage)), condition_(std::move(condition)) {}

  void run(Document& doc) override {
    if (!condition_->holds_for(doc)) return;
    if (!condition_->asks_for_segments()) return stage_->run(doc);
    if (!choose(doc)) return;
    remember(doc);
    stage_->run(doc);
    if (doc.segments.size() != segments_.size() || doc.tokens.size() != tokens_.size())
      throw std::logic_error(
          "a stage with 'when' moved segments or tokens; see StageInfo::changes");
    take_back(doc);
  }

 private:
  // Which segments hold; false when none does.
  bool choose(const Document& doc) {
    holds_.clear();
    for (const Segment& s : doc.segments) holds_.push_back(condition_->holds_for(s));
    return std::find(holds_.begin(), holds_.end(), true) != holds_.end();
  }

  void remember(const Document& doc) {
    segments_ = doc.segments;
    tokens_ = doc.tokens;
    language_spans_ = doc.language_spans;
    annotations_ = doc.annotations;
    diagnostics_ = doc.diagnostics.size();
    lost_ = doc.lost != nullptr ? doc.lost->size() : 0;
  }

  void take_back(Document& doc) {
    for (std::size_t i = 0; i < segments_.size(); ++i)
      if (!holds_[i]) restore(doc, i);
    put_back_annotations(doc.annotations);
    cut(doc.diagnostics, diagnostics_);
    if (doc.lost != nullptr) cut(*doc.lost, lost_);
  }

  // What lies outside is as it was, whole, whatever the stage made of it; what lies inside is as
  // the stage left it.
  void put_back_annotations(std::vector<Annotation>& all) {
    std::erase_if(all, [&](const Annotation& a) { return !is_inside(a.at); });
    for (const Annotation& a : annotations_)
      if (!is_inside(a.at)) all.push_back(a);
    std::stable_sort(all.begin(), all.end(), [](const Annotation& a, const Annotation& b) {
      return a.at.begin < b.at.begin;
    });
  }

  // Things that stages only add, from `first` on; one about no place is about the record.
  template <class Thing>
  void cut(std::vector<Thing>& things, std::size_t first) {
    const auto is_outside = [&](const Thing& thing) {
      return !thing.at.empty() && !is_inside(thing.at);
    };
    things.erase(std::remove_if(things.begin() + static_cast<std::ptrdiff_t>(first), things.end(),
                                is_outside),
                 things.end());
  }

  void restore(Document& doc, std::size_t i) {
    const Segment& before = segments_[i];
    Segment& s = doc.segments[i];
    s = before;
    if (before.language_span_count > 0)
      s.first_language_span = static_cast<std::uint32_t>(doc.language_spans.size());
    for (std::uint32_t n = 0; n < before.language_span_count; ++n)
      doc.language_spans.push_back(language_spans_[before.first_language_span + n]);
    std::copy_n(tokens_.begin() + before.first_token, before.token_count,
                doc.tokens.begin() + before.first_token);
  }

  // Whether the segment that `at` begins in is one that holds.
  bool is_inside(Span at) const {
    const auto it = std::partition_point(segments_.begin(), segments_.end(),
                                         [&](const Segment& s) { return s.at.end <= at.begin; });
    return it != segments_.end() && it->at.begin <= at.begin &&
           holds_[static_cast<std::size_t>(it - segments_.begin())];
  }

  std::unique_ptr<Stage> stage_;
  std::shared_ptr<const Condition> condition_;
  // Scratch: the document before the stage.
  std::vector<bool> holds_;
  std::vector<Segment> segments_;
  std::vector<Token> tokens_;
  std::vector<LanguageSpan> language_spans_;
  std::vector<Annotation> annotations_;
  std::size_t diagnostics_ = 0;
  std::size_t lost_ = 0;
};

}  // namespace

std::unique_ptr<Stage> make_conditional(std::unique_ptr<Stage> stage,
                                        std::shared_ptr<const Condition> condition) {
  return std::make_unique<ConditionalStage>(std::move(stage), std::move(condition));
}

}  // namespace jernih
