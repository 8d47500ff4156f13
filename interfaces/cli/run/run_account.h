// What a run says at its end, on stderr.
#pragma once

#include <string>
#include <vector>

#include "interfaces/cli/run/run.h"
#include "pipeline/config/config.h"
#include "pipeline/run/executor.h"

namespace jernih::cli {

struct RunAccount {
  const RunArguments& arguments;
  const PipelineConfig& config;
  const std::vector<std::string>& inputs;
  const RunResult& result;
  double seconds = 0;
  std::string rejected_place;  // "see FILE"
  std::string broken_off;      // what a folder holds of a run that was stopped; empty: it was not
};

// Tells it; the exit code of the run.
int tell_account(const RunAccount& account);

}  // namespace jernih::cli
