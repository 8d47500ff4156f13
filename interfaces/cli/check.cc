// `jernih check`: every mistake of configurations, without running them.
#include <fmt/format.h>

#include "interfaces/cli/commands.h"
#include "interfaces/cli/exit_codes.h"
#include "interfaces/cli/setup.h"
#include "interfaces/cli/terminal.h"

namespace jernih::cli {

int check_command(const std::vector<std::string>& files) {
  const Paint paint(stdout);
  int mistakes = 0;
  for (const std::string& file : files) {
    try {
      const Plan plan = load_plan(file, {});
      fmt::print("{}: {} ({} stages, {} tests)\n", file, paint(Style::green, "good"),
                 plan.config().stages.size(), plan.config().tests.size());
    } catch (const ConfigError& e) {
      for (const Problem& p : e.problems())
        fmt::print("{}: {}\n", paint(Style::bold, to_string(p.where)), p.message);
      mistakes += static_cast<int>(e.problems().size());
    }
  }
  if (mistakes == 0) return kDone;
  tell("{} {}\n", mistakes, mistakes == 1 ? "mistake" : "mistakes");
  return kWrongConfig;
}

}  // namespace jernih::cli
