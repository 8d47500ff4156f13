// Finds numbers and money, with value, unit and English form. One door: find_numbers_info().
// Dates, clock times, versions and telephone numbers are none; what is part of a time phrase is
// marked as nested when annotations are settled.
#include "stages/find_numbers.h"

#include <memory>

#include "stages/find_numbers/number_finder.h"

namespace jernih {
namespace {

class FindNumbers : public Stage {
 public:
  explicit FindNumbers(std::shared_ptr<const numbers::NumberWords> words)
      : finder_(std::move(words)) {}
  void run(Document& doc) override { finder_.run(doc); }

 private:
  numbers::NumberFinder finder_;
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
        const auto words = std::make_shared<const numbers::NumberWords>(Lexicon::builtin());
        return [words] { return std::make_unique<FindNumbers>(words); };
      },
  };
}

}  // namespace jernih
