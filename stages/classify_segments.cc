// Says what each segment is: prose or interface, and its role. One door: classify_segments_info().
#include "stages/classify_segments.h"

namespace jernih {
namespace {

class ClassifySegments : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo classify_segments_info() {
  return {
      .name = "classify_segments",
      .summary = "Says what each segment is: prose or interface, and its role",
      .needs = {Layer::tokens, Layer::language},
      .gives = {Layer::roles},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<ClassifySegments>(); };
      },
  };
}

}  // namespace jernih
