// One door: drop_segments_info().
#include "stages/drop_segments.h"

#include "pipeline/model/document.h"
#include "pipeline/options/error.h"
#include "pipeline/options/options.h"
#include "pipeline/segment_choice.h"

namespace jernih {
namespace {

class DropSegments : public Stage {
 public:
  explicit DropSegments(const Options& options)
      : choice_(options), drops_duplicates_(options.boolean("duplicates")) {}

  void run(Document& doc) override {
    for (Segment& s : doc.segments)
      if (choice_.holds_any(doc, s) || (drops_duplicates_ && s.duplicate_of != kNone))
        s.dropped = true;
  }

 private:
  SegmentChoice choice_;
  bool drops_duplicates_;
};

// Options that drop nothing, or everything.
void warn(const Options& options, std::vector<Problem>& problems) {
  const SegmentChoice choice(options);
  if (choice.longer_than > 0 && choice.shorter_than > choice.longer_than)
    problems.push_back({options.where("longer_than"),
                        "every segment is shorter than " + std::to_string(choice.shorter_than) +
                            " or longer than " + std::to_string(choice.longer_than) +
                            " characters, so all are dropped; make shorter_than the smaller one",
                        true});
  if (choice.is_empty() && !options.boolean("duplicates"))
    problems.push_back({options.where("roles"),
                        "'drop_segments' drops nothing without an option; say what, such as "
                        "{groups: [promotion]}",
                        true});
}

}  // namespace

StageInfo drop_segments_info() {
  OptionTable options = SegmentChoice::table("drop");
  options.push_back({"duplicates", OptionType::boolean, "false",
                     "drop segments that repeat an earlier one of the record"});
  return {
      .name = "drop_segments",
      .summary = "Marks segments as dropped by role, group, language, kind, length or repetition",
      .needs = {Layer::roles, Layer::language},
      .gives = {},
      .options = std::move(options),
      .prepare = [](const Options& given) -> StageFactory {
        return [given] { return std::make_unique<DropSegments>(given); };
      },
      .warn = warn,
  };
}

}  // namespace jernih
