// run.json: what a run was and did, for people and scripts.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/report/statistics.h"

namespace jernih {

struct RunReport {
  Statistics statistics;
  std::string version;
  std::string configuration;
  std::vector<std::string> stages;
  std::vector<std::pair<std::string, std::string>> files;  // input, output
  std::vector<std::string> read_errors;
  unsigned threads = 1;
  double seconds = 0;
};

// One JSON object, indented, with a newline.
std::string run_json(const RunReport& report);

}  // namespace jernih
