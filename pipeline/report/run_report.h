// run.json: what a run was and did, for people and scripts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/report/statistics.h"

namespace jernih {

using RunFiles = std::vector<std::pair<std::string, std::string>>;  // input, output

struct RunReport {
  Statistics statistics;
  std::string version;
  std::string configuration;
  std::vector<std::string> stages;
  RunFiles files;
  std::vector<std::string> fields_missing;  // of the configuration, that no record had
  std::vector<std::string> read_errors;
  unsigned threads = 1;
  double seconds = 0;
};

// One JSON object, indented, with a newline.
std::string run_json(const RunReport& report);
// The same for a run that has not ended.
std::string unfinished_json(const RunFiles& files);

// The names of output files in what one of them gave; none when it is something else.
std::vector<std::string> outputs_in(std::string_view json);

}  // namespace jernih
