// Compares what stands in the document after each stage with what
// stood there before.
#include "interfaces/cli/shared/stage_trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "interfaces/cli/shared/terminal.h"
#include "pipeline/model/document.h"
#include "pipeline/run/plan.h"

namespace jernih::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kShownCharacters = 80;

std::string facts_of(const Segment& s) {
  std::string out = fmt::format("{}", name(s.kind));
  if (s.role != Role::none) out += fmt::format(" {} ({})", name(s.role), name(group_of(s.role)));
  if (!s.language.empty()) out += fmt::format(" {} {:.2f}", s.language.code(), s.confidence);
  if (s.duplicate_of != kNone) out += fmt::format(" duplicate of #{}", s.duplicate_of);
  if (s.dropped) out += " dropped";
  return out;
}

std::string facts_of(const Annotation& a) {
  std::string facts = fmt::format("{} -> {}{}", name(a.kind), one_line(a.english, kShownCharacters),
                                  a.rewritten ? " (rewritten)" : "");
  if (a.kind == Annotation::Kind::ui) facts += fmt::format(" {} {:.2f}", a.by, a.confidence);
  if (!a.value.empty()) facts += fmt::format(" = {}", a.value);
  if (!a.unit.empty()) facts += fmt::format(" {}", a.unit);
  if (!a.currency.empty()) facts += fmt::format(" {}", a.currency);
  if (a.kind == Annotation::Kind::time && !a.resolved) facts += " unresolved";
  return facts;
}

Change change_of(const Document& doc, const Annotation& a) {
  return {
      Change::Kind::annotation, 0, a.at, facts_of(a), one_line(doc.text(a.at), kShownCharacters),
      std::string(a.rule)};
}

class TraceObserver {
 public:
  // Until it dies the session tells it after each stage, and of what the stages give up.
  TraceObserver(Session& session, Trace& trace) : session_(session), trace_(trace) {
    session_.collect_lost(&lost_);
    session_.observe([this](const std::string& id, const Document& doc) { after(id, doc); });
  }
  ~TraceObserver() {
    session_.observe({});
    session_.collect_lost(nullptr);
  }
  TraceObserver(const TraceObserver&) = delete;
  TraceObserver& operator=(const TraceObserver&) = delete;

  void after(const std::string& id, const Document& doc) {
    StageTrace& stage = trace_.stages.emplace_back();
    stage.id = id;
    stage.info = session_.plan().config().stages[trace_.stages.size() - 1].info;
    diagnostics(doc, stage);
    segments(doc, stage);
    tokens(doc, stage);
    annotations(doc, stage);
    lost(doc, stage);
    before_settling_ = doc.annotations;
  }

  void settled(const Document& doc) {
    std::vector<bool> is_taken(doc.annotations.size(), false);
    for (const Annotation& a : before_settling_) {
      const Annotation* same = find(doc, a, is_taken);
      const bool has_lost_place = same != nullptr && a.rewritten && !same->rewritten;
      if (same != nullptr && !has_lost_place) continue;
      if (const Annotation* winner = winner_over(doc, a, has_lost_place))
        trace_.losers.push_back({change_of(doc, a), change_of(doc, *winner), same == nullptr});
    }
  }

 private:
  // The one of the document that this has become; each only once.
  static const Annotation* find(const Document& doc, const Annotation& a,
                                std::vector<bool>& is_taken) {
    const auto first = std::partition_point(
        doc.annotations.begin(), doc.annotations.end(),
        [&](const Annotation& b) { return b.at.begin < a.at.begin; });  // they are settled
    for (auto i = static_cast<std::size_t>(first - doc.annotations.begin());
         i < doc.annotations.size() && doc.annotations[i].at.begin == a.at.begin; ++i) {
      const Annotation& b = doc.annotations[i];
      const bool is_same =
          b.kind == a.kind && b.at.end == a.at.end && b.english == a.english && b.rule == a.rule;
      if (!is_same || is_taken[i]) continue;
      is_taken[i] = true;
      return &b;
    }
    return nullptr;
  }

  static const Annotation* winner_over(const Document& doc, const Annotation& a, bool of_any_kind) {
    for (const Annotation& b : doc.annotations) {
      if (!b.at.overlaps(a.at)) continue;
      const bool is_its_time =
          a.kind == Annotation::Kind::number && b.kind == Annotation::Kind::time;
      if (of_any_kind ? b.rewritten : b.kind == a.kind || is_its_time) return &b;
    }
    return nullptr;
  }

  void mark(Span at) { trace_.marks.push_back({at, trace_.stages.size() - 1}); }

  void diagnostics(const Document& doc, StageTrace& stage) {
    for (; diagnostics_ < doc.diagnostics.size(); ++diagnostics_) {
      const Diagnostic& d = doc.diagnostics[diagnostics_];
      std::string facts = fmt::format("{} -> {}", d.kind->code, one_line(doc.text(d.at), 40));
      if (!d.detail.empty()) facts += "  " + d.detail;
      stage.changes.push_back({Change::Kind::diagnostic, 0, d.at, std::move(facts),
                               one_line(slice(doc.raw(), doc.raw_span(d.at)), 40), ""});
    }
  }

  void segments(const Document& doc, StageTrace& stage) {
    std::vector<std::pair<Span, std::string>> now;
    auto before = segments_.begin();  // both are sorted: a stage may have put segments in between
    for (std::size_t i = 0; i < doc.segments.size(); ++i) {
      const Segment& s = doc.segments[i];
      while (before != segments_.end() && before->first.begin < s.at.begin) ++before;
      now.emplace_back(s.at, facts_of(s));
      if (before != segments_.end() && *before == now.back()) continue;
      stage.changes.push_back({Change::Kind::segment, i, s.at, now.back().second,
                               one_line(doc.text(s.at), kShownCharacters), ""});
    }
    segments_ = std::move(now);
  }

  void tokens(const Document& doc, StageTrace& stage) {
    if (doc.tokens.size() == tokens_) return;
    tokens_ = doc.tokens.size();
    for (std::size_t i = 0; i < doc.segments.size(); ++i) {
      std::string line;
      for (const Token& t : doc.tokens_of(doc.segments[i]))
        line += (line.empty() ? "" : "·") + one_line(doc.text(t.at), 40);
      stage.changes.push_back({Change::Kind::tokens, i, doc.segments[i].at, line, "", ""});
    }
  }

  void annotations(const Document& doc, StageTrace& stage) {
    annotations_.resize(doc.annotations.size());
    for (std::size_t i = 0; i < doc.annotations.size(); ++i) {
      Change change = change_of(doc, doc.annotations[i]);
      if (change.facts == annotations_[i]) continue;
      annotations_[i] = change.facts;
      mark(change.at);
      stage.changes.push_back(std::move(change));
    }
  }

  void lost(const Document& doc, StageTrace& stage) {
    for (LostReading& reading : lost_) {
      const auto is_same = [&](const LostReading& other) {
        return other.at == reading.at && other.what == reading.what;
      };
      const bool is_made = std::any_of(
          doc.annotations.begin(), doc.annotations.end(),
          [&](const Annotation& a) { return a.at == reading.at && a.english == reading.what; });
      if (is_made || std::any_of(stage.lost.begin(), stage.lost.end(), is_same)) continue;
      stage.lost.push_back(std::move(reading));
    }
    lost_.clear();
  }

  Session& session_;
  Trace& trace_;
  std::vector<LostReading> lost_;
  std::size_t diagnostics_ = 0;
  std::size_t tokens_ = 0;
  std::vector<std::pair<Span, std::string>> segments_;  // with their facts
  std::vector<std::string> annotations_;
  std::vector<Annotation> before_settling_;  // its views live as long as the document's
};

}  // namespace

Trace trace_stages(Session& session, const InputRecord& record) {
  Trace trace;
  TraceObserver observer(session, trace);
  observer.settled(session(record));
  return trace;
}

void time_stages(Session& session, const InputRecord& record, Trace& trace) {
  constexpr int kWalks = 5;
  constexpr std::size_t kLongBytes = 1024 * 1024;
  std::size_t stage = 0;
  Clock::time_point last;
  session.observe([&](const std::string&, const Document&) {
    const Clock::time_point now = Clock::now();
    const double took = std::chrono::duration<double, std::micro>(now - last).count();
    double& best = trace.stages[stage++].microseconds;
    if (best == 0 || took < best) best = took;
    last = Clock::now();
  });
  for (int i = 0; i < (record.text.size() > kLongBytes ? 1 : kWalks); ++i) {
    stage = 0;
    last = Clock::now();
    session(record);
  }
  session.observe({});
}

}  // namespace jernih::cli
