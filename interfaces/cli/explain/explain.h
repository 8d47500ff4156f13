// `jernih explain`: one document told stage by stage, or two configurations compared.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "interfaces/cli/shared/command.h"
#include "interfaces/cli/shared/stage_trace.h"

namespace jernih::cli {

struct ExplainArguments {
  std::vector<std::string> files;  // empty or "-": stdin
  std::string config = "default";
  std::vector<std::string> sets;
  std::string preset;
  std::string reference_time;
  std::string format = "text";  // text, json
  std::string other;            // --diff; empty: explain
  std::size_t record = 1;       // of a JSONL file
  std::size_t limit = 1000;     // records compared
  std::size_t examples = 5;
  bool show_all = false;
};

void add_explain(CLI::App& program, ChosenCommand& chosen);

std::string trace_as_text(const Trace& trace, const Document& doc, bool show_all);
std::string trace_as_json(const Trace& trace, const Document& doc);

// `explain --diff`: the exit code.
int compare_configs(const ExplainArguments& arguments);

}  // namespace jernih::cli
