// A few records of a file, as `run` would read them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/run/session.h"

namespace jernih::cli {

struct SampleRecord {
  std::string id;  // of the record, else its number in the file
  const InputRecord& record;
};

// Calls `use` for the first `most` records of the file that `session` can read, with a record that
// lives as long as the call; with false from it, ends. Adds a line ("FILE:LINE: why") to
// `unreadable` for each that it passed over. Throws IoError when the file cannot be read.
void read_sample_records(Session& session, const std::string& file, std::size_t most,
                         const std::function<bool(const SampleRecord&)>& use,
                         std::vector<std::string>& unreadable);

// On stderr, the first few.
void tell_unreadable(const std::vector<std::string>& unreadable);

}  // namespace jernih::cli
