// Splits lines into sentences of prose and chunks of interface. One door: split_segments_info().
#include "stages/split_segments.h"

namespace jernih {
namespace {

class SplitSegments : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo split_segments_info() {
  return {
      .name = "split_segments",
      .summary = "Splits lines into sentences of prose and chunks of interface",
      .needs = {Layer::text},
      .gives = {Layer::segments},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<SplitSegments>(); };
      },
  };
}

}  // namespace jernih
