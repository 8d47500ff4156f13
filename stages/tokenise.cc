// Cuts segments into words, numbers, marks, URLs, e-mail, emoji. One door: tokenise_info().
#include "stages/tokenise.h"

namespace jernih {
namespace {

class Tokenise : public Stage {
 public:
  void run(Document& /*doc*/) override {}
};

}  // namespace

StageInfo tokenise_info() {
  return {
      .name = "tokenise",
      .summary = "Cuts segments into words, numbers, marks, URLs, e-mail, emoji",
      .needs = {Layer::segments},
      .gives = {Layer::tokens},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        return [] { return std::make_unique<Tokenise>(); };
      },
  };
}

}  // namespace jernih
