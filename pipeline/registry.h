// All stages by name. Filled by a visible list (stages/builtin.cc), never by static initialisers.
#pragma once

#include <string>
#include <vector>

#include "pipeline/stage.h"

namespace jernih {

class Registry {
 public:
  // std::logic_error when the name is taken (nothing is overwritten silently) or an option is
  // called id or when, which every stage has.
  void add(StageInfo info);
  // nullptr when there is none.
  const StageInfo* find(const std::string& name) const;
  // In the order of registration, which is reading order.
  const std::vector<StageInfo>& stages() const { return stages_; }
  std::vector<std::string> names() const;

 private:
  std::vector<StageInfo> stages_;
};

}  // namespace jernih
