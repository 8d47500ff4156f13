// One plan on one document at a time; one Pipeline per worker.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/stage.h"

namespace jernih {

class Pipeline {
 public:
  // Called after each stage, with its id and the document as it is then. For `explain`.
  using Observer = std::function<void(const std::string& stage, const Document& doc)>;

  void add(std::string id, std::unique_ptr<Stage> stage, bool changes_text);
  void set_observer(Observer observer) { observer_ = std::move(observer); }

  // Runs every stage, freezes the text before the first that does not change it, and settles the
  // annotations. Not safe for two threads.
  void run(Document& doc);

 private:
  struct Step {
    std::string id;
    std::unique_ptr<Stage> stage;
    bool changes_text = false;
  };
  std::vector<Step> steps_;
  Observer observer_;
};

}  // namespace jernih
