// `jernih test`: arguments and what a person sees.
#include "interfaces/cli/test/test_command.h"

#include <fmt/format.h>

#include <algorithm>

#include "interfaces/cli/shared/arguments.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/problems.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "pipeline/model/utf8.h"

namespace jernih::cli {
namespace {

struct TestArguments {
  std::vector<std::string> files;
  std::vector<std::string> sets;
  std::string preset;
  std::string format = "text";
  bool update = false;
  bool coverage = false;
};

constexpr std::size_t kShownCharacters = 200;

// How many characters two texts begin with alike.
std::size_t common_characters(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
  while (i > 0 && i < a.size() && is_trail(a[i])) --i;
  return count_chars(a.substr(0, i));
}

void print_difference(const Difference& d, const Paint& paint) {
  const std::string wanted = one_line(d.wanted, kShownCharacters);
  const std::string got = one_line(d.got, kShownCharacters);
  fmt::print("    {:9} wanted  {}\n    {:9} got     {}\n", d.what, paint(Style::green, wanted), "",
             got.empty() ? paint(Style::dim, "nothing") : paint(Style::red, got));
  const std::size_t common = common_characters(wanted, got);
  if (common > 0 && !got.empty())
    fmt::print("    {:9}         {}{}\n", "", std::string(common, ' '), paint(Style::red, "^"));
}

void print_failures(const TestReport& report, const Paint& paint) {
  for (const TestOutcome& outcome : report.outcomes) {
    if (outcome.differences.empty()) continue;
    fmt::print("{}: {}\n", paint(Style::bold, to_string(outcome.test.where)),
               one_line(outcome.test.text, 100));
    for (const Difference& d : outcome.differences) print_difference(d, paint);
    for (const std::string& maker : outcome.makers)
      fmt::print("    {}\n", paint(Style::dim, "by " + maker));
  }
}

void print_coverage(const TestReport& report, const PipelineConfig& config) {
  std::vector<std::string> idle;
  for (const StageConfig& stage : config.stages)
    if (report.coverage.stages.at(stage.id) == 0) idle.push_back(stage.id);
  const std::size_t all = config.stages.size();
  fmt::print("  stages: {} of {} did something in a test{}\n", all - idle.size(), all,
             idle.empty() ? "" : "; nothing to do had: " + listed(idle));
  std::vector<std::string> missing;
  for (const std::string& role : report.coverage.roles_named)
    if (report.coverage.roles_wanted.count(role) == 0) missing.push_back(role);
  fmt::print("  roles:  {} wanted by a test", report.coverage.roles_wanted.size());
  if (!missing.empty())
    fmt::print("; named in the configuration and wanted by none: {}", listed(missing));
  fmt::print("\n");
}

TestReport test_file(const TestArguments& arguments, const std::string& file) {
  const Paint paint(stdout);
  Plan plan = load_plan({.config = file, .settings = arguments.sets, .preset = arguments.preset});
  TestReport report = run_tests(plan, file);
  const bool is_for_people = arguments.format == "text";
  if (arguments.update && report.failed > 0) {
    if (plan.config().file.starts_with("built-in:") || plan.config().file == "stdin")
      throw ConfigError({file, 0, 0},
                        "only tests in a file can be updated; `jernih init` writes one");
    const std::size_t failed = report.failed;
    for (const std::string& line : accept(report, plan.config())) tell("{}\n", line);
    plan = load_plan({.config = file, .settings = arguments.sets, .preset = arguments.preset});
    report = run_tests(plan, file);
    tell("{}: {} updated\n", file, failed - report.failed);
  }
  if (report.outcomes.empty())
    tell("{}: no tests in it; add a section 'tests:' with rows of {{text: …, english: …}}\n", file);
  if (is_for_people) {
    print_failures(report, paint);
    if (!report.outcomes.empty())
      fmt::print("{}: {} passed, {} failed\n", file, report.outcomes.size() - report.failed,
                 report.failed);
    if (arguments.coverage) print_coverage(report, plan.config());
  }
  return report;
}

// The tests of the other files run even so.
TestReport broken(const std::string& file, const ConfigError& error) {
  TestReport report;
  report.file = file;
  const Paint paint(stderr);
  for (const Problem& p : error.problems()) {
    if (p.is_warning) continue;
    report.error += to_string(p.where) + ": " + p.message + "\n";
    say(show_problem(p, paint));
  }
  return report;
}

int test_command(const TestArguments& arguments) {
  std::vector<TestReport> reports;
  for (const std::string& file : arguments.files) {
    try {
      reports.push_back(test_file(arguments, file));
    } catch (const ConfigError& e) {
      reports.push_back(broken(file, e));
    }
  }
  if (arguments.format == "junit") fmt::print("{}", junit(reports));
  if (std::any_of(reports.begin(), reports.end(),
                  [](const TestReport& r) { return !r.error.empty(); }))
    return kWrongConfig;
  const bool is_failed =
      std::any_of(reports.begin(), reports.end(), [](const TestReport& r) { return r.failed > 0; });
  return is_failed ? kSomeFailed : kDone;
}

}  // namespace

void add_test(CLI::App& program, ChosenCommand& chosen) {
  static TestArguments a;
  CLI::App* c = program.add_subcommand("test", "Runs the examples written in configurations");
  add_configs(*c, a.files);
  add_format(*c, a.format, {"text", "junit"});
  c->add_flag("--update", a.update, "Write what came out into the file as what is wanted");
  c->add_flag("--coverage", a.coverage, "Which stages and roles the tests reach");
  add_set(*c, a.sets, a.preset);
  c->callback([&chosen] { chosen = [] { return test_command(a); }; });
}

}  // namespace jernih::cli
