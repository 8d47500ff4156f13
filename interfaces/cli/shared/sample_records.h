// A few records of a file, as `run` would read them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "interfaces/cli/shared/stage_trace.h"

namespace jernih::cli {

struct SampleRecord {
  std::string id;  // of the record, else its number in the file
  std::string text;
  Circumstances about;
};

// Calls `use` for the first `most` records that can be read; with false from it, ends. Adds a line
// ("FILE:LINE: why") to `unreadable` for each that it passed over. Throws IoError when the file
// cannot be read.
void read_sample_records(const PipelineConfig& config, const std::string& file, std::size_t most,
                         const std::function<bool(SampleRecord&)>& use,
                         std::vector<std::string>& unreadable);

// On stderr, the first few.
void tell_unreadable(const std::vector<std::string>& unreadable);

}  // namespace jernih::cli
