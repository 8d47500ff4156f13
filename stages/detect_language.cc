// Says the language of every segment, every word and the record. One door: detect_language_info().
#include "stages/detect_language.h"

namespace jernih {
namespace {

class DetectLanguage : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo detect_language_info() {
  return {
      .name = "detect_language",
      .summary = "Says the language of every segment, every word and the record",
      .needs = {Layer::tokens},
      .gives = {Layer::language},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<DetectLanguage>(); };
      },
  };
}

}  // namespace jernih
