#include "pipeline/run/worker.h"

#include "pipeline/records/rejected_record.h"

namespace jernih {
namespace {

constexpr std::size_t kBigBufferBytes = 1024 * 1024;

void shrink(std::string& buffer) {
  if (buffer.capacity() > kBigBufferBytes) std::string().swap(buffer);
  buffer.clear();
}

}  // namespace

void Job::clear() {
  shrink(block.bytes);
  shrink(records);
  shrink(rejected);
  statistics = {};
}

Worker::Worker(const Plan& plan, const std::vector<std::string>& inputs,
               const std::string& reference_time)
    : inputs_(inputs), session_(plan, reference_time) {}

bool Worker::read(Job& job, const RawRecord& raw) {
  if (!raw.problem.empty()) {
    reject(job, raw, raw.cause, raw.problem);
    return false;
  }
  if (job.block.format == InputFormat::jsonl) {
    if (session_.read(job.block.raw(raw), record_)) return true;
    reject(job, raw, session_.rejection());
    return false;
  }
  record_.clear();
  record_.text = job.block.raw(raw);
  const std::string& file = inputs_[job.file];
  const bool is_stdin = file == "-";
  if (!is_stdin) record_.id = file;
  if (job.block.format == InputFormat::lines)
    record_.id += (is_stdin ? "" : ":") + std::to_string(raw.line);
  record_.has_id = !record_.id.empty();
  return true;
}

void Worker::reject(Job& job, const RawRecord& raw, std::string_view cause,
                    std::string_view reason) {
  job.statistics.count_rejected(cause);
  append_rejected(inputs_[job.file], raw, job.block.raw(raw), reason, job.rejected);
}

void Worker::reject(Job& job, const RawRecord& raw, const RecordError& error) {
  reject(job, raw, error.cause, error.message());
}

void Worker::run_record(Job& job, const RawRecord& raw, const RecordWriter::Drain& drain) {
  if (!read(job, raw)) return;
  const Document& doc = session_(record_);
  if (session_.rejection().is_none()) {
    if (!doc.dropped) session_.write(record_, job.records, drain);
    job.statistics.count(doc);
  } else {
    reject(job, raw, session_.rejection());
  }
  // No giant is kept while another worker has one.
  session_.release();
  if (raw.size > kBigBufferBytes) record_ = {};
}

void Worker::run(Job& job, const RecordWriter::Drain& drain) {
  RecordWriter::Drain counted;
  if (drain) {
    counted = [&](std::string& bytes) {
      job.statistics.bytes_out += bytes.size();
      drain(bytes);
    };
  }
  for (const RawRecord& raw : job.block.records) run_record(job, raw, counted);
  job.statistics.fields = session_.take_fields_seen();
  job.statistics.bytes_in = job.block.bytes_read;
  job.statistics.bytes_out += job.records.size();
}

}  // namespace jernih
