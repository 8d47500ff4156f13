// One plan on one document at a time; one Pipeline per worker.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/run/layer_watch.h"
#include "pipeline/stage.h"

namespace jernih {

class Pipeline {
 public:
  // Called after each stage, with its id and the document as it is then. For `explain`.
  using Observer = std::function<void(const std::string& stage, const Document& doc)>;

  // `info` describes the stage and must outlive this.
  void add(const StageInfo& info, std::string id, std::unique_ptr<Stage> stage);
  void set_observer(Observer observer) { observer_ = std::move(observer); }

  // Runs every stage, freezes the text before the first that does not change it, and settles the
  // annotations. Not safe for two threads. In debug builds std::logic_error names a stage that
  // alters a layer which it neither gives nor changes.
  void run(Document& doc);

 private:
  struct Step {
    const StageInfo* info = nullptr;
    std::string id;
    std::unique_ptr<Stage> stage;
    bool changes_text = false;
  };
  void hold_to_its_word(const Step& step, const Document& doc);

  std::vector<Step> steps_;
  Observer observer_;
  LayerWatch watch_;  // debug builds
};

}  // namespace jernih
