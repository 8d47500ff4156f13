// Plan: see the header.
#include "pipeline/plan.h"

#include <algorithm>
#include <array>

namespace jernih {
namespace {

std::string where_given(Layer layer, const std::vector<StageConfig>& stages, std::size_t after) {
  for (std::size_t i = after; i < stages.size(); ++i) {
    const auto& gives = stages[i].info->gives;
    if (std::count(gives.begin(), gives.end(), layer) > 0)
      return "; move it behind '" + stages[i].info->name + "'";
  }
  return "; add a stage that does (`jernih stages` says which)";
}

}  // namespace

void check_order(const std::vector<StageConfig>& stages, std::vector<Problem>& problems) {
  std::array<bool, 8> given{};
  given[static_cast<std::size_t>(Layer::text)] = true;
  std::string freezer;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const StageInfo& info = *stages[i].info;
    for (const Layer need : info.needs)
      if (!given[static_cast<std::size_t>(need)])
        problems.push_back({stages[i].where, "stage '" + info.name + "' needs '" +
                                                 std::string(name(need)) +
                                                 "', which no earlier stage gives" +
                                                 where_given(need, stages, i + 1)});
    const bool is_editor = std::count(info.gives.begin(), info.gives.end(), Layer::text) > 0;
    if (is_editor && !freezer.empty())
      problems.push_back({stages[i].where, "stage '" + info.name +
                                               "' changes the text, which is frozen since '" +
                                               freezer + "'; move it before '" + freezer + "'"});
    if (!is_editor && freezer.empty()) freezer = info.name;
    for (const Layer layer : info.gives) given[static_cast<std::size_t>(layer)] = true;
  }
}

Plan::Plan(PipelineConfig config) : config_(std::move(config)) {
  std::vector<Problem> problems;
  for (const StageConfig& stage : config_.stages) {
    try {
      factories_.push_back(stage.info->prepare(stage.options));
    } catch (const ConfigError& e) {
      problems.insert(problems.end(), e.problems().begin(), e.problems().end());
    }
  }
  if (!problems.empty()) throw ConfigError(std::move(problems));
}

std::unique_ptr<Pipeline> Plan::make_pipeline() const {
  auto pipeline = std::make_unique<Pipeline>();
  for (std::size_t i = 0; i < factories_.size(); ++i) {
    const auto& gives = config_.stages[i].info->gives;
    pipeline->add(config_.stages[i].id, factories_[i](),
                  std::count(gives.begin(), gives.end(), Layer::text) > 0);
  }
  return pipeline;
}

}  // namespace jernih
