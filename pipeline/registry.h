// All stages by name. Filled by a visible list (stages/builtin.cc), never by static initialisers.
#pragma once

#include <functional>
#include <string>
#include <utility>
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

  // The codes that segments can be given; asked for only when a configuration names some. Without a
  // function any code is good.
  void set_languages(std::function<std::vector<std::string>()> codes) {
    languages_ = std::move(codes);
  }
  std::vector<std::string> languages() const {
    return languages_ ? languages_() : std::vector<std::string>{};
  }

 private:
  std::vector<StageInfo> stages_;
  std::function<std::vector<std::string>()> languages_;
};

}  // namespace jernih
