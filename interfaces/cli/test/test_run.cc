#include <fmt/format.h>

#include <chrono>
#include <deque>

#include "interfaces/cli/shared/stage_trace.h"
#include "interfaces/cli/test/test_command.h"
#include "pipeline/model/render.h"
#include "pipeline/records/json_text.h"
#include "pipeline/run/plan.h"

namespace jernih::cli {
namespace {

std::string role_of_longest(const Document& doc) {
  const Segment* longest = nullptr;
  for (const Segment& s : doc.segments)
    if (longest == nullptr || s.at.size() > longest->at.size()) longest = &s;
  return longest == nullptr ? "" : std::string(name(longest->role));
}

std::string first_value(const Document& doc) {
  for (const Annotation& a : doc.annotations)
    if (!a.value.empty()) return std::string(a.value);
  return {};
}

std::vector<Difference> differences(const ConfigTest& test, const Session& session) {
  const Document& doc = session.document();
  std::string english;
  render(doc, english);
  const std::vector<Difference> all = {
      {"english", test.english, english},
      {"value", test.value, first_value(doc)},
      {"language", test.language, std::string(doc.language.code())},
      {"role", test.role, role_of_longest(doc)},
  };
  std::vector<Difference> out;
  for (const Difference& d : all)
    if (test.row.is_given(d.what) && d.wanted != d.got) out.push_back(d);
  if (!session.rejection().is_none())
    out.push_back({"record", "not rejected", "rejected: " + session.rejection().message()});
  return out;
}

// A test as the record that it stands for.
class TestRecord {
 public:
  explicit TestRecord(const ConfigTest& test) {
    record_.text = test.text;
    if (!test.reference_time.empty()) record_.reference_times.push_back(test.reference_time);
    for (const auto& [field, values] : test.row.map("source"))
      for (const std::string& value : values) record_.source.push_back({json(field), json(value)});
  }
  TestRecord(const TestRecord&) = delete;  // the record points into it
  TestRecord& operator=(const TestRecord&) = delete;

  const InputRecord& operator()() const { return record_; }

 private:
  std::string_view json(const std::string& text) {
    append_json_string(text, strings_.emplace_back());
    return strings_.back();
  }

  InputRecord record_;
  std::deque<std::string> strings_;
};

// Roles that options and conditions of the stages name.
void name_roles(const Options& options, const OptionTable& table, std::set<std::string>& roles) {
  for (const Option& o : table) {
    const auto* values = std::get_if<std::vector<std::string>>(&options.value(o.name));
    if (values != nullptr && o.choices == role_names())
      roles.insert(values->begin(), values->end());
  }
}

}  // namespace

TestReport run_tests(const Plan& plan, const std::string& file) {
  const auto start = std::chrono::steady_clock::now();
  TestReport report;
  report.file = file;
  for (const StageConfig& stage : plan.config().stages) {
    report.coverage.stages[stage.id] = 0;
    name_roles(stage.options, stage.info->options, report.coverage.roles_named);
    if (stage.when) name_roles(*stage.when, condition_options(), report.coverage.roles_named);
  }
  Session session(plan);
  for (const ConfigTest& test : plan.config().tests) {
    TestOutcome& outcome = report.outcomes.emplace_back();
    const TestRecord record(test);
    const Trace trace = trace_stages(session, record());
    const Document& doc = session.document();
    outcome.test = test;
    outcome.differences = differences(test, session);
    for (const StageTrace& stage : trace.stages) {
      const bool has_changed_text =
          stage.info->gives == std::vector<Layer>{Layer::text} && doc.text() != doc.raw();
      if (!stage.changes.empty() || has_changed_text) ++report.coverage.stages[stage.id];
      for (const Change& c : stage.changes)
        if (!c.rule.empty())
          outcome.makers.push_back(fmt::format("{}: {}  {}", stage.id, c.source, c.rule));
    }
    if (!test.role.empty()) report.coverage.roles_wanted.insert(test.role);
    if (!outcome.differences.empty()) ++report.failed;
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace jernih::cli
