// What happened to one document, stage by stage: for explain, its differences, and the coverage of
// tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/run/plan.h"

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

// Input of a document besides its text.
struct Circumstances {
  std::string reference_time;  // of --reference-time; empty: none
  std::vector<std::string> record_times;
  std::vector<SourceText> source;
};

// Fills `doc` from the text and its circumstances, as the run's worker does.
void prepare_document(std::string_view text, const Circumstances& about, Document& doc);

// Walks the document through a new pipeline of the plan and leaves it as it is in the end.
// `is_timed`: walks it several times, for the times of the stages.
Trace trace_stages(const Plan& plan, std::string_view text, const Circumstances& about,
                   bool is_timed, Document& doc);

}  // namespace jernih::cli
