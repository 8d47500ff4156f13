// `jernih test`: the examples written in configurations.
#pragma once

#include <CLI/CLI.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "interfaces/cli/shared/command.h"
#include "pipeline/run/plan.h"

namespace jernih::cli {

struct Difference {
  std::string what;  // english, value, language or role: the name in the row
  std::string wanted;
  std::string got;
};

struct TestOutcome {
  ConfigTest test;
  std::vector<Difference> differences;
  std::vector<std::string> makers;  // "translate_ui interface/news.tsv:12": who made the English
};

// What the tests of a configuration reach.
struct Coverage {
  std::map<std::string, std::size_t> stages;  // id to the number of tests it did something in
  std::set<std::string> roles_wanted;         // by a test
  std::set<std::string> roles_named;          // by the configuration: options and conditions
};

struct TestReport {
  std::string file;
  std::vector<TestOutcome> outcomes;
  Coverage coverage;
  std::size_t failed = 0;
  double seconds = 0;
  std::string error;  // the configuration's mistakes, a line each; then no test ran
};

TestReport run_tests(const Plan& plan, const std::string& file);

std::string junit(const std::vector<TestReport>& reports);

// Writes what was got in the place of what was wanted. Returns what could not be changed, and why,
// a line each. Throws IoError when the file cannot be written.
std::vector<std::string> accept(const TestReport& report, const PipelineConfig& config);

void add_test(CLI::App& program, ChosenCommand& chosen);

}  // namespace jernih::cli
