// See the header. One door: drop_segments_info().
#include "stages/drop_segments.h"

#include <algorithm>

#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

struct Wanted {
  std::vector<Role> roles;
  std::vector<Language> languages;
  std::vector<SegmentKind> kinds;
  std::size_t shorter_than = 0;  // characters; 0: none
  std::size_t longer_than = 0;   // characters; 0: none
  bool duplicates = false;
};

template <class T>
bool has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

class DropSegments : public Stage {
 public:
  explicit DropSegments(Wanted wanted) : wanted_(std::move(wanted)) {}

  void run(Document& doc) override {
    for (Segment& segment : doc.segments)
      if (is_wanted(doc, segment)) segment.dropped = true;
  }

 private:
  bool is_wanted(const Document& doc, const Segment& s) const {
    if (has(wanted_.roles, s.role) || has(wanted_.languages, s.language) ||
        has(wanted_.kinds, s.kind) || (wanted_.duplicates && s.duplicate_of != kNone))
      return true;
    if (wanted_.shorter_than == 0 && wanted_.longer_than == 0) return false;
    const std::size_t size = count_chars(doc.text(s.at));
    return size < wanted_.shorter_than || (wanted_.longer_than > 0 && size > wanted_.longer_than);
  }

  Wanted wanted_;
};

Wanted wanted_by(const Options& options) {
  Wanted wanted;
  for (const std::string& r : options.texts("roles")) wanted.roles.push_back(role_named(r));
  for (const std::string& l : options.texts("languages")) wanted.languages.emplace_back(l);
  for (const std::string& k : options.texts("kinds"))
    wanted.kinds.push_back(k == "prose" ? SegmentKind::prose : SegmentKind::interface);
  wanted.shorter_than = static_cast<std::size_t>(options.integer("shorter_than"));
  wanted.longer_than = static_cast<std::size_t>(options.integer("longer_than"));
  wanted.duplicates = options.boolean("duplicates");
  return wanted;
}

// Options that drop nothing, or everything.
void warn(const Options& options, std::vector<Problem>& problems) {
  const std::int64_t shorter = options.integer("shorter_than");
  const std::int64_t longer = options.integer("longer_than");
  if (longer > 0 && shorter > longer)
    problems.push_back({options.where("longer_than"),
                        "every segment is shorter than " + std::to_string(shorter) +
                            " or longer than " + std::to_string(longer) +
                            " characters, so all are dropped; make shorter_than the smaller one",
                        true});
  const bool is_idle = options.texts("roles").empty() && options.texts("languages").empty() &&
                       options.texts("kinds").empty() && shorter == 0 && longer == 0 &&
                       !options.boolean("duplicates");
  if (is_idle)
    problems.push_back({options.where("roles"),
                        "'drop_segments' drops nothing without an option; say what, such as "
                        "{roles: [advertisement]}",
                        true});
}

}  // namespace

StageInfo drop_segments_info() {
  return {
      .name = "drop_segments",
      .summary = "Marks segments as dropped by role, language, kind, length or repetition",
      .needs = {Layer::roles, Layer::language},
      .gives = {},
      .options = {{"roles", OptionType::texts, "", "drop segments with one of these roles", 0, 0,
                   role_names()},
                  {"languages", OptionType::texts, "", "drop segments in one of these languages"},
                  {"kinds",
                   OptionType::texts,
                   "",
                   "drop segments of one of these kinds",
                   0,
                   0,
                   {"prose", "interface"}},
                  {"shorter_than", OptionType::integer, "0",
                   "drop segments of fewer characters; 0 drops none", 0, 1e9},
                  {"longer_than", OptionType::integer, "0",
                   "drop segments of more characters; 0 drops none", 0, 1e9},
                  {"duplicates", OptionType::boolean, "false",
                   "drop segments that repeat an earlier one of the record"}},
      .prepare = [](const Options& options) -> StageFactory {
        return [wanted = wanted_by(options)] { return std::make_unique<DropSegments>(wanted); };
      },
      .warn = warn,
  };
}

}  // namespace jernih
