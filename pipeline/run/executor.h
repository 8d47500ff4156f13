// Many documents: one Pipeline per worker, bounded in flight, output in input order. The same bytes
// come out for any number of threads.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/io/stop_signal.h"
#include "pipeline/report/statistics.h"
#include "pipeline/run/plan.h"

namespace jernih {

struct RunSettings {
  unsigned threads = 1;
  std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();  // records to read
  std::string reference_time;            // for every record, whatever it says; empty: none
  std::size_t block_bytes = 128 * 1024;  // input that one worker takes at a time
};

// Where results go. Called by one thread at a time, in the order of the input; what it throws ends
// the run and comes out of run_documents().
class RunSink {
 public:
  virtual ~RunSink() = default;
  // Records (lines of JSONL, or texts) of an input, by its index, in order; a giant one in pieces.
  virtual void records(std::size_t file, std::string_view bytes) = 0;
  // Whole rows of the rejected file.
  virtual void rejected(std::string_view rows) = 0;
  // Nothing of this input follows; not called when the run was stopped in the middle of it.
  virtual void end_of_file(std::size_t file) = 0;
  virtual void progress(const Statistics& /*so_far*/) {}
};

struct RunResult {
  Statistics statistics;
  bool was_stopped = false;
  std::vector<std::size_t> guessed_texts;  // inputs taken as one text by their first byte
  std::vector<std::pair<std::size_t, std::string_view>> notes;  // input, Block::note
  std::vector<std::string> read_errors;  // files that could not be read to their end
};

// Runs the plan over the inputs (as expand_inputs gives them). A record that cannot be read or
// breaks a stage is rejected and the run goes on. Memory: a block for each thread and two more,
// with their output, which may be 4 to 30 times as big; a block over 512 KiB (a giant record) is
// done alone, when no other is on its way. `stop` may be null.
RunResult run_documents(const Plan& plan, const std::vector<std::string>& inputs,
                        const RunSettings& settings, const StopSignal* stop, RunSink& sink);

}  // namespace jernih
