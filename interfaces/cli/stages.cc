// `jernih stages`: stages and their options, from the tables that validate them.
#include <fmt/format.h>

#include "interfaces/cli/commands.h"
#include "interfaces/cli/exit_codes.h"
#include "interfaces/cli/setup.h"
#include "interfaces/cli/terminal.h"

namespace jernih::cli {
namespace {

std::string list(const std::vector<Layer>& layers) {
  std::string out;
  for (const Layer l : layers) out += (out.empty() ? "" : ", ") + std::string(name(l));
  return out;
}

void print_option(const Option& o, const Paint& paint) {
  std::string what = std::string(name(o.type));
  if (!o.choices.empty()) {
    what = o.type == OptionType::texts ? "list of " : "";
    for (std::size_t i = 0; i < o.choices.size(); ++i) what += (i > 0 ? " | " : "") + o.choices[i];
  } else if (o.least < o.most) {
    what += fmt::format(" from {} to {}", o.least, o.most);
  }
  const std::string initial = o.initial.empty() ? "nothing" : o.initial;
  fmt::print("  {}  {}; default {}\n      {}\n", paint(Style::bold, o.name), what, initial, o.help);
}

void print_stage(const StageInfo& info) {
  const Paint paint(stdout);
  fmt::print("{}\n  {}\n  needs {}; gives {}\n", paint(Style::bold, info.name), info.summary,
             list(info.needs), list(info.gives));
  if (info.options.empty()) {
    fmt::print("\nIt has no options.\n");
    return;
  }
  fmt::print("\nOptions:\n");
  for (const Option& o : info.options) print_option(o, paint);
}

void print_overview() {
  const Paint paint(stdout);
  for (const StageInfo& info : registry().stages())
    fmt::print("{}  {}\n", paint(Style::bold, fmt::format("{:18}", info.name)), info.summary);
  fmt::print("\n`jernih stages NAME` shows what a stage needs, gives and lets you set.\n");
}

}  // namespace

int stages_command(const std::string& wanted) {
  if (wanted.empty()) {
    print_overview();
    return kDone;
  }
  if (const StageInfo* info = registry().find(wanted)) {
    print_stage(*info);
    return kDone;
  }
  const std::string near = did_you_mean(wanted, registry().names());
  tell("jernih: there is no stage '{}'; {}\n", wanted,
       near.empty() ? "`jernih stages` lists them" : "did you mean '" + near + "'?");
  return kWrongUsage;
}

}  // namespace jernih::cli
