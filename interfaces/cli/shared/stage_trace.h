// What happened to one document, stage by stage: for explain, its differences, and the coverage of
// tests.
#pragma once

#include <string>
#include <vector>

#include "pipeline/run/session.h"
#include "pipeline/stage.h"

namespace jernih::cli {

struct Change {
  enum class Kind { diagnostic, segment, tokens, annotation };

  Kind kind = Kind::annotation;
  std::size_t index = 0;  // of a segment
  Span at;                // into the text
  std::string facts;      // "time -> 5 hours ago = 2025-08-22T05"
  std::string source;     // the text it is about; of a diagnostic what stood there before
  std::string rule;       // the row or rule that made it
};

struct StageTrace {
  std::string id;
  const StageInfo* info = nullptr;
  std::vector<Change> changes;
  std::vector<LostReading> lost;  // what it gave up, each once
  double microseconds = 0;
};

// An annotation that overlapped another and was taken out, or lost its place in the English.
struct RejectedAnnotation {
  Change candidate;
  Change winner;
  bool is_removed = true;  // false: it is there, but not in the English
};

struct Trace {
  std::vector<StageTrace> stages;
  std::vector<RejectedAnnotation> losers;
  // Which stage said something about the text, innermost last; for colours.
  struct Mark {
    Span at;
    std::size_t stage = 0;  // index into stages
  };
  std::vector<Mark> marks;
};

// Walks the record through a session, which nobody else observes; its document is what it is in the
// end.
Trace trace_stages(Session& session, const InputRecord& record);

// The times of the stages: the shortest of several walks of another session, made like the one that
// was traced.
void time_stages(Session& session, const InputRecord& record, Trace& trace);

}  // namespace jernih::cli
