// One worker of the executor: a pipeline and the scratch memory around it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/io/block.h"
#include "pipeline/records/json_record.h"
#include "pipeline/records/record_writer.h"
#include "pipeline/report/statistics.h"
#include "pipeline/run/plan.h"

namespace jernih {

// A block on its way: raw records in, output and rejected rows out.
struct Job {
  std::size_t file = 0;  // index of the input
  Block block;
  std::string records;
  std::string rejected;
  Statistics statistics;

  // Starts over; keeps memory, but not the memory of a giant.
  void clear();
};

// The parts of a configuration that readers and writers want.
InputFormat input_format(const Options& input, const std::string& file);
RecordFields record_fields(const Options& input);
RecordFormat record_format(const Options& output);

class Worker {
 public:
  // All must outlive the worker. `reference_time` is used instead of what records say, unless
  // empty.
  Worker(const Plan& plan, const std::vector<std::string>& inputs,
         const std::string& reference_time);

  // Never throws for what a record holds: it is rejected then. With `drain` the job is the only
  // one on its way, and its records may be taken while it runs; what `drain` throws comes out.
  void run(Job& job, const RecordWriter::Drain& drain = {});

 private:
  bool read(const Job& job, const RawRecord& raw);
  void fill_document();
  void reject(Job& job, const RawRecord& raw);
  void run_record(Job& job, const RawRecord& raw, const RecordWriter::Drain& drain);
  bool run_stages(Job& job, const RawRecord& raw);
  void start_over();

  const Plan& plan_;
  const std::vector<std::string>& inputs_;
  const std::string& reference_time_;
  std::string default_time_;
  JsonRecordReader reader_;
  RecordWriter writer_;
  bool wants_source_;
  std::unique_ptr<Pipeline> pipeline_;
  InputRecord record_;
  Document doc_;
  std::string reason_;      // why the record is rejected, for the rejected file
  std::string_view cause_;  // its kind, for the account
};

}  // namespace jernih
