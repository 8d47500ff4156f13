#include "pipeline/config/order.h"

#include <algorithm>
#include <array>

#include "pipeline/condition.h"

namespace jernih {
namespace {

bool gives(const StageConfig& stage, Layer layer) {
  const auto& all = stage.info->gives;
  return std::count(all.begin(), all.end(), layer) > 0;
}

// What `when:` could not take back in some segments only.
bool alters(const StageConfig& stage, Layer layer) {
  const auto& changes = stage.info->changes;
  return gives(stage, layer) || std::count(changes.begin(), changes.end(), layer) > 0;
}

std::string where_given(Layer layer, const std::vector<StageConfig>& stages, std::size_t after) {
  for (std::size_t i = after; i < stages.size(); ++i)
    if (gives(stages[i], layer)) return "; move it behind '" + stages[i].id + "'";
  return "; add a stage that does (`jernih stages` says which)";
}

class OrderCheck {
 public:
  OrderCheck(const std::vector<StageConfig>& stages, std::vector<Problem>& problems)
      : stages_(stages), problems_(problems) {
    given_[static_cast<std::size_t>(Layer::text)] = true;
  }

  void run() {
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const StageConfig& stage = stages_[i];
      if (stage.when) check_condition(stage, i);
      if (stage.is_put_in) continue;  // the stage that it leads needs no less, and is written
      for (const Layer need : stage.info->needs) check_need(need, stage.where, label(stage), i);
      check_freeze(stage);
      for (const Layer layer : stage.info->gives) given_[static_cast<std::size_t>(layer)] = true;
    }
  }

 private:
  void check_need(Layer need, const Where& where, const std::string& who, std::size_t i) {
    if (given_[static_cast<std::size_t>(need)]) return;
    problems_.push_back({where, who + " needs '" + std::string(name(need)) +
                                    "', which no earlier stage gives" +
                                    where_given(need, stages_, i + 1)});
  }

  void check_condition(const StageConfig& stage, std::size_t i) {
    const Condition condition = make_condition(*stage.when);
    if (alters(stage, Layer::segments) || alters(stage, Layer::tokens))
      problems_.push_back({stage.where, label(stage) +
                                            " cannot have 'when': later stages rely on what it "
                                            "gives; take 'when' away"});
    else if (gives(stage, Layer::text) && !condition.needs().empty())
      problems_.push_back({stage.where, label(stage) +
                                            " works before there are segments; its 'when' can ask "
                                            "for 'source' only"});
    else
      for (const Layer need : condition.needs())
        check_need(need, stage.where, "the condition of " + label(stage), i);
  }

  void check_freeze(const StageConfig& stage) {
    const bool is_editor = gives(stage, Layer::text);
    if (is_editor && freezer_ != nullptr)
      problems_.push_back(
          {stage.where, label(stage) + " changes the text, which is frozen since '" + freezer_->id +
                            "'; move it before '" + freezer_->id + "'"});
    if (!is_editor && freezer_ == nullptr) freezer_ = &stage;
  }

  const std::vector<StageConfig>& stages_;
  std::vector<Problem>& problems_;
  std::array<bool, kLayerCount> given_{};
  const StageConfig* freezer_ = nullptr;
};

}  // namespace

void check_order(const std::vector<StageConfig>& stages, std::vector<Problem>& problems) {
  OrderCheck(stages, problems).run();
}

std::string label(const StageConfig& stage) {
  if (stage.id == stage.info->name) return "stage '" + stage.id + "'";
  return "stage '" + stage.info->name + "' (" + stage.id + ")";
}

}  // namespace jernih
