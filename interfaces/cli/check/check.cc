// `jernih check`: every mistake of configurations, without running them.
#include <fmt/format.h>

#include "interfaces/cli/check/check.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/problems.h"
#include "interfaces/cli/shared/table_prober.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "pipeline/config/effective.h"
#include "pipeline/records/json_text.h"

namespace jernih::cli {
namespace {

struct Checked {
  std::string file;
  std::vector<Problem> problems;         // warnings too
  std::optional<PipelineConfig> config;  // when there is no mistake
};

Checked check(const std::string& file, const CheckArguments& arguments) {
  Checked out{file, {}, {}};
  try {
    const Plan plan =
        load_plan({.config = file, .settings = arguments.sets, .preset = arguments.preset});
    out.config = plan.config();
    out.problems = plan.config().warnings;
    for (Problem& p : unreachable_rows(plan.config())) out.problems.push_back(std::move(p));
  } catch (const ConfigError& e) {
    out.problems = e.problems();
  }
  return out;
}

void print_for_people(const Checked& c) {
  const Paint paint(stdout);
  for (const Problem& p : c.problems) fmt::print("{}", show_problem(p, paint));
  if (!c.config) return;
  const std::string warnings = count_of(c.problems);
  const auto counted = [](std::size_t n, const char* what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
  };
  fmt::print("{}: {} ({}, {}{})\n", c.file, paint(Style::green, "good"),
             counted(c.config->stages.size(), "stage"), counted(c.config->tests.size(), "test"),
             warnings.empty() ? "" : ", " + warnings);
}

std::string json(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

std::string json_problem(const Problem& p) {
  std::string out = fmt::format(R"({{"severity":"{}","file":{})",
                                p.is_warning ? "warning" : "error", json(p.where.file));
  if (p.where.line > 0)
    out += fmt::format(R"(,"line":{},"column":{})", p.where.line, p.where.column);
  out += R"(,"message":)" + json(p.message);
  if (p.caret > 0) out += R"(,"source_line":)" + json(p.line);
  return out + "}";
}

void print_json(const std::vector<Checked>& all) {
  std::string out = "[";
  for (const Checked& c : all) {
    out += fmt::format("{}{{\"file\":{},\"ok\":{},\"problems\":[", out == "[" ? "\n" : ",\n",
                       json(c.file), c.config.has_value());
    for (std::size_t i = 0; i < c.problems.size(); ++i)
      out += (i > 0 ? ",\n  " : "\n  ") + json_problem(c.problems[i]);
    out += "]}";
  }
  fmt::print("{}\n]\n", out);
}

// Lines that GitHub shows beside the changed file.
void print_for_github(const Checked& c) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    for (const char ch : text)
      if (ch == '%')
        out += "%25";
      else if (ch == '\n')
        out += "%0A";
      else
        out += ch;
    return out;
  };
  for (const Problem& p : c.problems)
    fmt::print("::{} file={},line={},col={}::{}\n", p.is_warning ? "warning" : "error",
               escaped(p.where.file), std::max(1, p.where.line), std::max(1, p.where.column),
               escaped(p.message));
}

}  // namespace

int check_command(const CheckArguments& arguments) {
  std::vector<Checked> all;
  std::vector<Problem> problems;
  for (const std::string& file : arguments.files) {
    Checked& c = all.emplace_back(check(file, arguments));
    problems.insert(problems.end(), c.problems.begin(), c.problems.end());
    if (arguments.print_effective && c.config) {
      fmt::print("{}", effective_yaml(*c.config));
      c.problems.clear();
    } else if (arguments.format == "text") {
      print_for_people(c);
    } else if (arguments.format == "github") {
      print_for_github(c);
    }
  }
  if (arguments.format == "json") print_json(all);
  const bool is_wrong = has_mistakes(problems) || (arguments.is_strict && !problems.empty());
  if (!is_wrong) return kDone;
  std::fflush(stdout);  // the count stands below what it counts, also in a pipe
  if (arguments.format == "text") tell("{}\n", count_of(problems));
  return kWrongConfig;
}

}  // namespace jernih::cli
