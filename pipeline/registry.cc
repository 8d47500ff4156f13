// Registry and the names of layers.
#include "pipeline/registry.h"

#include <array>
#include <stdexcept>

namespace jernih {

std::string_view name(Layer layer) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"text", "segments", "kinds", "tokens", "language", "numbers", "times", "roles", "english"});
  static_assert(kNames.size() == kLayerCount);
  return kNames[static_cast<std::size_t>(layer)];
}

void Registry::add(StageInfo info) {
  if (find(info.name) != nullptr) throw std::logic_error("stage '" + info.name + "' added twice");
  for (const Option& option : info.options)
    if (option.name == "id" || option.name == "when")
      throw std::logic_error("stage '" + info.name + "' cannot call an option " + option.name);
  stages_.push_back(std::move(info));
}

const StageInfo* Registry::find(const std::string& name) const {
  for (const StageInfo& s : stages_)
    if (s.name == name) return &s;
  return nullptr;
}

std::vector<std::string> Registry::names() const {
  std::vector<std::string> out;
  for (const StageInfo& s : stages_) out.push_back(s.name);
  return out;
}

}  // namespace jernih
