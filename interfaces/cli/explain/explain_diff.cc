// `jernih explain --diff`: two configurations on the same records.
#include <fmt/format.h>

#include <map>

#include "interfaces/cli/explain/explain.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/json_writer.h"
#include "interfaces/cli/shared/sample_records.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "pipeline/model/render.h"

namespace jernih::cli {
namespace {

struct Outcome {
  std::string english;
  std::map<std::string, std::string> aspects;  // name to a text that is equal when it is
};

Outcome outcome_of(Session& session, const InputRecord& record) {
  const Document& doc = session(record);
  Outcome out;
  render(doc, out.english);
  auto& a = out.aspects;
  a["english"] = out.english;
  a["language"] = doc.language.code();
  a["record dropped or rejected"] =
      std::string(doc.reject_reason) + (doc.dropped ? " dropped" : "");
  for (const Segment& s : doc.segments) {
    a["segments"] += fmt::format("{}-{} ", s.at.begin, s.at.end);
    a["roles"] += fmt::format("{} ", name(s.role));
    a["segment languages"] += std::string(s.language.code()) + " ";
    a["dropped segments"] += s.dropped ? '1' : '0';
  }
  for (const Annotation& x : doc.annotations)
    a["annotations"] +=
        fmt::format("{}-{} {} {} {}\n", x.at.begin, x.at.end, name(x.kind), x.english, x.value);
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

struct Example {
  std::string id;
  std::vector<std::string> aspects;
  std::vector<std::pair<std::string, std::string>> lines;  // before, after
};

// The first lines that differ; lines that only one has stand against nothing.
void compare_lines(const Outcome& a, const Outcome& b, Example& example) {
  constexpr std::size_t kMostLines = 4;
  constexpr std::size_t kMostCharacters = 100;
  const auto before = lines_of(a.english);
  const auto after = lines_of(b.english);
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const std::string_view x = i < before.size() ? before[i] : "";
    const std::string_view y = i < after.size() ? after[i] : "";
    if (x == y) continue;
    if (example.lines.size() == kMostLines) return;
    example.lines.emplace_back(one_line(x, kMostCharacters), one_line(y, kMostCharacters));
  }
}

class Comparison {
 public:
  explicit Comparison(const ExplainArguments& arguments)
      : arguments_(arguments),
        first_(load_plan({.config = arguments.config,
                          .settings = arguments.sets,
                          .preset = arguments.preset,
                          .reference_time = arguments.reference_time})),
        second_(load_plan({.config = arguments.other, .settings = arguments.sets})),
        before_(first_, arguments.reference_time),
        after_(second_, arguments.reference_time) {}

  void run() {
    std::vector<std::string> files = arguments_.files;
    if (files.empty()) files.emplace_back("-");
    std::vector<std::string> unreadable;
    const auto use = [&](const SampleRecord& s) {
      compare(s);
      return records_ < arguments_.limit;
    };
    for (const std::string& file : files)
      read_sample_records(before_, file, arguments_.limit - records_, use, unreadable);
    tell_unreadable(unreadable);
  }

  void print_for_people() const {
    const Paint paint(stdout);
    fmt::print("{} records, {} differ\n", records_, differing_);
    for (const auto& [aspect, count] : counts_) fmt::print("  {:26} {}\n", aspect, count);
    for (const Example& e : examples_) {
      std::string aspects;
      for (const std::string& a : e.aspects) aspects += (aspects.empty() ? "" : ", ") + a;
      fmt::print("\n{}  {}\n", paint(Style::bold, "record " + one_line(e.id, 100)),
                 paint(Style::dim, aspects));
      for (const auto& [before, after] : e.lines)
        fmt::print("  {}\n  {}\n", paint(Style::red, "- " + before),
                   paint(Style::green, "+ " + after));
    }
    if (differing_ > examples_.size())
      fmt::print("\n… and {} more; --examples N shows N\n", differing_ - examples_.size());
  }

  std::string json() const {
    JsonWriter json;
    json.open_object().key("records").number(static_cast<double>(records_));
    json.key("differing").number(static_cast<double>(differing_)).key("by").open_object();
    for (const auto& [aspect, count] : counts_) json.key(aspect).number(static_cast<double>(count));
    json.close().key("examples").open_list();
    for (const Example& e : examples_) {
      json.open_object().field("id", e.id).key("differs").texts(e.aspects).key("lines").open_list();
      for (const auto& [before, after] : e.lines)
        json.open_object().field("before", before).field("after", after).close();
      json.close().close();
    }
    json.close().close();
    return json.take();
  }

 private:
  void compare(const SampleRecord& sample) {
    ++records_;
    Outcome a = outcome_of(before_, sample.record);
    Outcome b = outcome_of(after_, sample.record);
    Example example{sample.id, {}, {}};
    for (const auto& [aspect, value] : a.aspects) b.aspects[aspect];
    for (const auto& [aspect, value] : b.aspects)
      if (a.aspects[aspect] != value) example.aspects.push_back(aspect);
    if (example.aspects.empty()) return;
    ++differing_;
    for (const std::string& aspect : example.aspects) ++counts_[aspect];
    if (examples_.size() >= arguments_.examples) return;
    compare_lines(a, b, example);
    examples_.push_back(std::move(example));
  }

  const ExplainArguments& arguments_;
  Plan first_;
  Plan second_;
  Session before_;
  Session after_;
  std::size_t records_ = 0;
  std::size_t differing_ = 0;
  std::map<std::string, std::size_t> counts_;
  std::vector<Example> examples_;
};

}  // namespace

int compare_configs(const ExplainArguments& arguments) {
  Comparison comparison(arguments);
  comparison.run();
  if (arguments.format == "json")
    fmt::print("{}", comparison.json());
  else
    comparison.print_for_people();
  return kDone;
}

}  // namespace jernih::cli
