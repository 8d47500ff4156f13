// Holds a stage to what it says it gives and changes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pipeline/stage.h"

namespace jernih {

// What a document holds, layer by layer, as hashes: two that differ in a layer have different ones,
// but for chance (1 in 2^64).
class LayerWatch {
 public:
  // Linear in the document.
  void look(const Document& doc);
  // The layers that differ from the last look and stand neither in `info.gives` nor in
  // `info.changes`; then looks. Empty: the stage did as it says.
  std::vector<Layer> unannounced(const StageInfo& info, const Document& doc);

 private:
  std::array<std::uint64_t, kLayerCount> seen_{};
};

}  // namespace jernih
