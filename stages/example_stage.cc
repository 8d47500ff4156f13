// One door: example_stage_info().
#include "stages/example_stage.h"

#include "pipeline/model/document.h"
#include "pipeline/options/options.h"

namespace jernih {
namespace {

constexpr DiagnosticKind kLongSegment{"long_segment", "the segment has more bytes than wanted"};

class ExampleStage : public Stage {
 public:
  explicit ExampleStage(std::uint32_t most_bytes) : most_bytes_(most_bytes) {}

  void run(Document& doc) override {
    for (const Segment& segment : doc.segments)
      if (segment.at.size() > most_bytes_)
        doc.report(segment.at, kLongSegment, std::to_string(segment.at.size()));
  }

 private:
  std::uint32_t most_bytes_;
};

}  // namespace

StageInfo example_stage_info() {
  return {
      .name = "example_stage",
      .summary = "Reports segments that are too long",
      .needs = {Layer::segments},
      .gives = {},
      .changes = {},
      .options = {{"most_bytes", OptionType::integer, "1000", "longer segments are reported", 1,
                   1e9}},
      .prepare = [](const Options& options) -> StageFactory {
        const auto most_bytes = static_cast<std::uint32_t>(options.integer("most_bytes"));
        return [most_bytes] { return std::make_unique<ExampleStage>(most_bytes); };
      },
  };
}

}  // namespace jernih
