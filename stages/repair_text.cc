// Repairs broken UTF-8, mojibake, entities, literal escapes and controls. One door: repair_text_info().
#include "stages/repair_text.h"

namespace jernih {
namespace {

class RepairText : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo repair_text_info() {
  return {
      .name = "repair_text",
      .summary = "Repairs broken UTF-8, mojibake, entities, literal escapes and controls",
      .needs = {Layer::text},
      .gives = {Layer::text},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<RepairText>(); };
      },
  };
}

}  // namespace jernih
