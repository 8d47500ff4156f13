// Puts interface strings into English. One door: translate_ui_info().
#include "stages/translate_ui.h"

namespace jernih {
namespace {

class TranslateUi : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo translate_ui_info() {
  return {
      .name = "translate_ui",
      .summary = "Puts interface strings into English",
      .needs = {Layer::tokens, Layer::language, Layer::roles},
      .gives = {Layer::english},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<TranslateUi>(); };
      },
  };
}

}  // namespace jernih
