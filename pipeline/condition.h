// `when:` on a stage: for which records and segments it works.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/segment_choice.h"
#include "pipeline/stage.h"

namespace jernih {

// An empty list asks for nothing.
struct Condition {
  struct Field {
    std::string name;  // of Document::source
    std::vector<std::string> values;
  };
  struct Wanted {
    std::vector<Language> record_languages;
    std::vector<Field> source;
    SegmentLists segments;
  };

  Wanted all;   // each must hold
  Wanted none;  // `not:` none may hold

  bool asks_for_source() const { return !all.source.empty() || !none.source.empty(); }
  bool asks_for_segments() const;
  bool holds_for(const Document& doc) const;
  bool holds_for(const Segment& segment) const;
  // What must be known before a stage with this condition.
  std::vector<Layer> needs() const;
};

// The option table of `when:`.
const OptionTable& condition_options();

// From options read by that table.
Condition make_condition(const Options& options);

// Runs `stage` where the condition holds: not at all when it does not hold for the record or for no
// segment; else on the whole document, after which everything outside of the segments that hold is
// put back as it was (annotations and diagnostics whole, and what segments and their tokens say).
// Not for stages that give or change text, segments or tokens: configurations with such are
// refused, and run() throws std::logic_error where segments or tokens moved.
std::unique_ptr<Stage> make_conditional(std::unique_ptr<Stage> stage,
                                        std::shared_ptr<const Condition> condition);

}  // namespace jernih
