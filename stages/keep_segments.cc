// One door: keep_segments_info().
#include "stages/keep_segments.h"

#include "pipeline/model/document.h"
#include "pipeline/options/error.h"
#include "pipeline/options/options.h"
#include "pipeline/segment_choice.h"

namespace jernih {
namespace {

class KeepSegments : public Stage {
 public:
  explicit KeepSegments(SegmentChoice choice) : choice_(std::move(choice)) {}

  void run(Document& doc) override {
    for (Segment& s : doc.segments)
      if (!choice_.holds_all(doc, s)) s.dropped = true;
  }

 private:
  SegmentChoice choice_;
};

// Options that keep nothing, or everything.
void warn(const Options& options, std::vector<Problem>& problems) {
  const SegmentChoice choice(options);
  if (choice.is_empty())
    problems.push_back({options.where("roles"),
                        "'keep_segments' keeps everything without an option; say what, such as "
                        "{groups: [content]}",
                        true});
  if (choice.longer_than > 0 && choice.shorter_than > 0 &&
      choice.shorter_than <= choice.longer_than + 1)
    problems.push_back({options.where("longer_than"),
                        "no segment is shorter than " + std::to_string(choice.shorter_than) +
                            " and longer than " + std::to_string(choice.longer_than) +
                            " characters, so all are dropped; make shorter_than the larger one",
                        true});
  if (!choice.lists.may_all_have_a_role())
    problems.push_back({options.where("groups"),
                        "none of the roles is in one of the groups, so all segments are dropped; "
                        "take roles or groups away",
                        true});
}

}  // namespace

StageInfo keep_segments_info() {
  return {
      .name = "keep_segments",
      .summary = "Marks all segments as dropped but those of a role, group, language, kind, length",
      .needs = {Layer::roles, Layer::language},
      .gives = {},
      .options = SegmentChoice::table("keep only"),
      .prepare = [](const Options& options) -> StageFactory {
        return [choice = SegmentChoice(options)] { return std::make_unique<KeepSegments>(choice); };
      },
      .warn = warn,
  };
}

}  // namespace jernih
