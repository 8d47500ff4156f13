// Runs texts through stages, and holds the laws that every stage obeys.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/registry.h"
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
  // The document stays valid until the next call.
  const Document& operator()(std::string_view text, const std::string& reference_time = {});

 private:
  Plan plan_;
  std::unique_ptr<Pipeline> pipeline_;
  Document doc_;
};

// The English of a document (render).
std::string english(const Document& doc);

// The bytes of its dropped segments, a line each.
std::string dropped(const Document& doc);

// Inputs that every stage must survive: empty, broken, huge, odd.
std::vector<std::string> hard_inputs();

// The laws of stages (CONTRIBUTING.md, "Add a stage in 10 minutes"): spans inside the text, on
// character borders and sorted; the same input gives the same output; nothing changes the text
// after the freeze; hard inputs survive. Use inside a TEST_CASE.
void check_stage_laws(const std::vector<std::string>& stages);

// Rows of tests/corpus/NAME, a TSV with a header: cells by column order. Fails the test when
// missing.
std::vector<std::vector<std::string>> corpus(const std::string& name);

}  // namespace jernih::test
