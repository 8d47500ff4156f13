// Pipeline: see the header.
#include "pipeline/run/pipeline.h"

#include "pipeline/model/render.h"

namespace jernih {

void Pipeline::add(std::string id, std::unique_ptr<Stage> stage, bool changes_text) {
  steps_.push_back({std::move(id), std::move(stage), changes_text});
}

void Pipeline::run(Document& doc) {
  for (Step& step : steps_) {
    if (!step.changes_text && !doc.is_frozen()) doc.freeze();
    step.stage->run(doc);
    if (observer_) observer_(step.id, doc);
    if (!doc.reject_reason.empty()) break;
  }
  doc.freeze();
  settle(doc);
}

}  // namespace jernih
