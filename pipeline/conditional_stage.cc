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
    diagnostics_ = doc.diagnostics;
  }

  void take_back(Document& doc) {
    for (std::size_t i = 0; i < segments_.size(); ++i)
      if (!holds_[i]) restore(doc, i);
    put_back(annotations_, doc.annotations);
    put_back(diagnostics_, doc.diagnostics);
    if (doc.lost != nullptr)
      std::erase_if(*doc.lost, [&](const LostReading& l) { return !is_inside(l.at); });
  }

  // What lies outside is as it was, whole, whatever the stage made of it; what lies inside is as
  // the stage left it.
  template <class Thing>
  void put_back(const std::vector<Thing>& before, std::vector<Thing>& things) {
    std::erase_if(things, [&](const Thing& thing) { return !is_inside(thing.at); });
    for (const Thing& thing : before)
      if (!is_inside(thing.at)) things.push_back(thing);
    std::stable_sort(things.begin(), things.end(),
                     [](const Thing& a, const Thing& b) { return a.at.begin < b.at.begin; });
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
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

std::unique_ptr<Stage> make_conditional(std::unique_ptr<Stage> stage,
                                        std::shared_ptr<const Condition> condition) {
  return std::make_unique<ConditionalStage>(std::move(stage), std::move(condition));
}

}  // namespace jernih
