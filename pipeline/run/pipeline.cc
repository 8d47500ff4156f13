// Stages one after the other on one document.
#include "pipeline/run/pipeline.h"

#include <algorithm>
#include <stdexcept>

#include "pipeline/model/render.h"

namespace jernih {
namespace {

#ifdef NDEBUG
constexpr bool kWatches = false;
#else
constexpr bool kWatches = true;
#endif

}  // namespace

void Pipeline::add(const StageInfo& info, std::string id, std::unique_ptr<Stage> stage) {
  const bool changes_text = std::count(info.gives.begin(), info.gives.end(), Layer::text) > 0;
  steps_.push_back({&info, std::move(id), std::move(stage), changes_text});
}

void Pipeline::run(Document& doc) {
  if (kWatches) watch_.look(doc);
  for (Step& step : steps_) {
    if (!step.changes_text && !doc.is_frozen()) doc.freeze();
    step.stage->run(doc);
    if (kWatches) hold_to_its_word(step, doc);
    if (observer_) observer_(step.id, doc);
    if (!doc.reject_reason.empty()) break;
  }
  doc.freeze();
  settle(doc);
}

void Pipeline::hold_to_its_word(const Step& step, const Document& doc) {
  for (const Layer layer : watch_.unannounced(*step.info, doc))
    throw std::logic_error("stage '" + step.info->name + "' alters '" + std::string(name(layer)) +
                           "', which it neither gives nor changes; see its StageInfo");
}

}  // namespace jernih
