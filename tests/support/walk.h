// Runs texts through stages, and holds the laws that every stage obeys.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/registry.h"
#include "pipeline/run/layer_watch.h"
#include "pipeline/run/plan.h"

namespace jernih::test {

// The built-in stages and example_stage.
const Registry& registry();

// All default stages up to and including `last`, in the order of the default pipeline.
std::vector<std::string> stages_up_to(const std::string& last);

// All default stages and this one behind them.
std::vector<std::string> default_stages_and(const std::string& last);

// A plan of these stages; each item is YAML as in a configuration: "find_times: {zone: UTC}".
Plan plan_of(const std::vector<std::string>& stages);

// One document on its walk through `stages`; `reference_time` may be empty.
class Walk {
 public:
  explicit Walk(const std::vector<std::string>& stages);
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;

  // The document stays valid until the next call.
  const Document& operator()(std::string_view text, const std::string& reference_time = {});

  // Holds each stage to what its StageInfo says, in every build: the layers that stages altered
  // since, though they neither give nor change them, "find_times numbers", stand in unannounced().
  void watch();
  const std::string& unannounced() const { return unannounced_; }

  const Plan& plan() const { return plan_; }
  // Of every record: what conditions may ask for.
  std::vector<SourceText> source;

 private:
  Plan plan_;
  std::unique_ptr<Pipeline> pipeline_;
  Document doc_;
  LayerWatch watch_;
  bool is_watching_ = false;
  std::string unannounced_;
};

// The English of a document (render).
std::string english(const Document& doc);

// The bytes of its dropped segments, a line each.
std::string dropped(const Document& doc);

// Inputs that every stage must survive: empty, broken, huge, odd.
std::vector<std::string> hard_inputs();

// What of a document that has been through its stages is not as it must be, in words; empty: all
// is. Spans lie inside the text, on borders of characters, and are sorted; segments and tokens are
// disjoint; segments cover all text that is no white space; annotations of one kind never overlap,
// rewritten ones not at all. Linear.
std::string broken_law(const Document& doc);

// The laws of stages (CONTRIBUTING.md, "Add a stage in 10 minutes"): spans inside the text, on
// character borders and sorted; the same input gives the same output; nothing changes the text
// after the freeze; no stage alters what it does not announce; hard inputs survive. Use inside a
// TEST_CASE.
void check_stage_laws(const std::vector<std::string>& stages);

// Rows of tests/corpus/NAME, a TSV with a header: cells by column order. Fails the test when
// missing.
std::vector<std::vector<std::string>> corpus(const std::string& name);

}  // namespace jernih::test
