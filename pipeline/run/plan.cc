#include "pipeline/run/plan.h"

#include <algorithm>

namespace jernih {
Plan::Plan(PipelineConfig config) : config_(std::move(config)) {
  std::vector<Problem> problems;
  for (const StageConfig& stage : config_.stages) {
    conditions_.push_back(
        stage.when ? std::make_shared<const Condition>(make_condition(*stage.when)) : nullptr);
    try {
      factories_.push_back(stage.info->prepare(stage.options));
    } catch (const ConfigError& e) {
      problems.insert(problems.end(), e.problems().begin(), e.problems().end());
    }
  }
  if (!problems.empty()) throw ConfigError(std::move(problems));
}

bool Plan::wants_source() const {
  return std::any_of(conditions_.begin(), conditions_.end(),
                     [](const auto& c) { return c != nullptr && c->asks_for_source(); });
}

std::unique_ptr<Pipeline> Plan::make_pipeline() const {
  auto pipeline = std::make_unique<Pipeline>();
  for (std::size_t i = 0; i < factories_.size(); ++i) {
    std::unique_ptr<Stage> stage = factories_[i]();
    if (conditions_[i] != nullptr) stage = make_conditional(std::move(stage), conditions_[i]);
    pipeline->add(*config_.stages[i].info, config_.stages[i].id, std::move(stage));
  }
  return pipeline;
}

}  // namespace jernih
