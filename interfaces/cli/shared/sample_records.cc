#include "interfaces/cli/shared/sample_records.h"

#include <algorithm>

#include "interfaces/cli/shared/terminal.h"
#include "pipeline/io/io_error.h"
#include "pipeline/records/json_record.h"
#include "pipeline/records/record_reader.h"
#include "pipeline/run/worker.h"

namespace jernih::cli {
namespace {

// False when the record cannot be read: `reason` says why.
bool fill(const Block& block, const RawRecord& raw, JsonRecordReader& reader, SampleRecord& sample,
          std::string& reason) {
  reason = raw.problem;
  if (!reason.empty()) return false;
  sample = {};
  sample.id = std::to_string(raw.line);
  if (block.format != InputFormat::jsonl) {
    sample.text = block.raw(raw);
    return true;
  }
  InputRecord record;
  if (!reader.read(block.raw(raw), record, reason)) return false;
  if (record.has_id) sample.id = record.id;
  sample.text = record.text;
  sample.about.record_times = record.reference_times;
  sample.about.source = source_texts(record.source);
  return true;
}

}  // namespace

void read_sample_records(const PipelineConfig& config, const std::string& file, std::size_t most,
                         const std::function<bool(SampleRecord&)>& use,
                         std::vector<std::string>& unreadable) {
  constexpr std::size_t kBlockBytes = 256 * 1024;
  RecordReader reader(std::make_unique<FileSource>(file), input_format(config.input, file),
                      static_cast<std::uint64_t>(config.limits.integer("record_bytes")),
                      kBlockBytes);
  JsonRecordReader json(record_fields(config.input));
  Block block;
  std::size_t count = 0;
  std::string reason;
  for (bool more = true; more;) {
    more = reader.read(block);
    for (const RawRecord& raw : block.records) {
      SampleRecord sample;
      if (!fill(block, raw, json, sample, reason)) {
        unreadable.push_back(file + ":" + std::to_string(raw.line) + ": " + reason);
        continue;
      }
      if (count++ >= most || !use(sample)) return;
    }
    if (!block.read_error.empty()) throw IoError(block.read_error);  // it names the file
  }
}

void tell_unreadable(const std::vector<std::string>& unreadable) {
  constexpr std::size_t kMost = 3;
  for (std::size_t i = 0; i < std::min(kMost, unreadable.size()); ++i)
    tell("jernih: not counted, for it cannot be read: {}\n", unreadable[i]);
  if (unreadable.size() > kMost) tell("jernih: … and {} more\n", unreadable.size() - kMost);
}

}  // namespace jernih::cli
