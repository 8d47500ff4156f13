// `jernih test`: runs the examples written in configurations.
#include <fmt/format.h>

#include "interfaces/cli/commands.h"
#include "interfaces/cli/exit_codes.h"
#include "interfaces/cli/setup.h"
#include "interfaces/cli/terminal.h"
#include "pipeline/model/render.h"

namespace jernih::cli {
namespace {

struct Difference {
  std::string what, wanted, got;
};

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

std::vector<Difference> differences(const ConfigTest& test, const Document& doc) {
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
    if (!d.wanted.empty() && d.wanted != d.got) out.push_back(d);
  return out;
}

// Returns how many tests of the plan failed.
int run_tests(const Plan& plan) {
  const Paint paint(stdout);
  const auto pipeline = plan.make_pipeline();
  Document doc;
  int failed = 0;
  for (const ConfigTest& test : plan.config().tests) {
    doc.reset(test.text);
    if (!test.reference_time.empty())
      doc.reference_candidates.push_back({test.reference_time, ReferenceTime::From::record});
    pipeline->run(doc);
    const std::vector<Difference> wrong = differences(test, doc);
    if (wrong.empty()) continue;
    ++failed;
    fmt::print("{}: {}\n", paint(Style::bold, to_string(test.where)), one_line(test.text, 100));
    for (const Difference& d : wrong)
      fmt::print("    {:9} wanted  {}\n    {:9} got     {}\n", d.what,
                 paint(Style::green, one_line(d.wanted, 200)), "",
                 paint(Style::red, one_line(d.got, 200)));
  }
  return failed;
}

}  // namespace

int test_command(const std::vector<std::string>& files) {
  int failed = 0;
  for (const std::string& file : files) {
    const Plan plan = load_plan(file, {});
    const auto all = static_cast<int>(plan.config().tests.size());
    if (all == 0) {
      tell(
          "{}: no tests in it; add a section 'tests:' with rows of "
          "{{text: …, english: …}}\n",
          file);
      continue;
    }
    const int wrong = run_tests(plan);
    fmt::print("{}: {} passed, {} failed\n", file, all - wrong, wrong);
    failed += wrong;
  }
  return failed == 0 ? kDone : kSomeFailed;
}

}  // namespace jernih::cli
