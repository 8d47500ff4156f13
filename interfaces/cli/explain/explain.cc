// `jernih explain`: its arguments, and the choice between telling and comparing.
#include "interfaces/cli/explain/explain.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "interfaces/cli/shared/arguments.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/run_files.h"
#include "interfaces/cli/shared/sample_records.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "pipeline/io/io_error.h"
#include "pipeline/model/document.h"

namespace jernih::cli {
namespace {

// A string in its place is a slip that `text` and the next command invite to.
void check_file(const std::string& file) {
  if (file == "-" || ::access(file.c_str(), F_OK) == 0 || errno != ENOENT) return;
  throw IoError(file, errno_text(ENOENT) + "; a string is explained by: echo '" + file +
                          "' | jernih explain");
}

void explain_record(const ExplainArguments& arguments, Session& session,
                    const InputRecord& record) {
  Trace trace = trace_stages(session, record);
  // Another one, since what was told points into the document of this one.
  Session timed(session.plan(), arguments.reference_time);
  time_stages(timed, record, trace);
  const Document& doc = session.document();
  fmt::print("{}", arguments.format == "json" ? trace_as_json(trace, doc)
                                              : trace_as_text(trace, doc, arguments.show_all));
}

int explain_command(const ExplainArguments& arguments) {
  if (!arguments.other.empty()) return compare_configs(arguments);
  for (const std::string& hint : hints_at_configs(arguments.files)) tell("jernih: {}\n", hint);
  if (arguments.files.size() > 1) {
    tell("jernih: explain tells of one document; name one file (--diff takes several)\n");
    return kWrongUsage;
  }
  const Plan plan = load_plan({.config = arguments.config,
                               .settings = arguments.sets,
                               .preset = arguments.preset,
                               .reference_time = arguments.reference_time});
  Session session(plan, arguments.reference_time);
  const std::string file = arguments.files.empty() ? "-" : arguments.files.front();
  std::size_t seen = 0;
  std::vector<std::string> unreadable;
  const auto use = [&](const SampleRecord& sample) {
    if (++seen == arguments.record) explain_record(arguments, session, sample.record);
    return true;
  };
  check_file(file);
  read_sample_records(session, file, arguments.record, use, unreadable);
  tell_unreadable(unreadable);
  const bool is_empty_text = seen == 0 && arguments.record == 1 && unreadable.empty();
  if (is_empty_text)
    explain_record(arguments, session, {});
  else if (seen < arguments.record)
    throw IoError(file,
                  fmt::format("has {} readable records, no number {}", seen, arguments.record));
  return kDone;
}

}  // namespace

void add_explain(CLI::App& program, ChosenCommand& chosen) {
  static ExplainArguments a;
  CLI::App* c = program.add_subcommand(
      "explain", "One document: what each stage saw and did, and which row or rule made it");
  c->add_option("FILE", a.files, "A text or JSONL file; without it, stdin");
  add_config(*c, a.config);
  c->add_option("--record", a.record, "Which record of a JSONL file (1)")
      ->type_name("N")
      ->check(is_positive_count);
  add_format(*c, a.format, {"text", "json"});
  c->add_flag("--all", a.show_all, "Every row, not only the first of each stage");
  c->add_option("--diff", a.other,
                "Compare with this configuration: what changes on the records of the files")
      ->type_name("CONFIG");
  c->add_option("--limit", a.limit, "With --diff: compare this many records (1000)")
      ->type_name("N")
      ->check(is_positive_count);
  c->add_option("--examples", a.examples, "With --diff: show this many records (5)")
      ->type_name("N")
      ->check(is_count);
  add_reference_time(*c, a.reference_time);
  add_set(*c, a.sets, a.preset);
  c->callback([&chosen] { chosen = [] { return explain_command(a); }; });
}

}  // namespace jernih::cli
