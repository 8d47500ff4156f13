// One worker of the executor: a session, and what becomes of the records of a block.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/io/block.h"
#include "pipeline/records/record_writer.h"
#include "pipeline/report/statistics.h"
#include "pipeline/run/session.h"

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
  bool read(Job& job, const RawRecord& raw);
  void reject(Job& job, const RawRecord& raw, std::string_view cause, std::string_view reason);
  void reject(Job& job, const RawRecord& raw, const RecordError& error);
  void run_record(Job& job, const RawRecord& raw, const RecordWriter::Drain& drain);

  const std::vector<std::string>& inputs_;
  Session session_;
  InputRecord record_;
};

}  // namespace jernih
