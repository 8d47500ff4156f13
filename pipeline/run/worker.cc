#include "pipeline/run/worker.h"

#include <exception>

#include "pipeline/records/file_kind.h"
#include "pipeline/records/rejected_record.h"

namespace jernih {
namespace {

// What a bigger record or block made grow is not kept for the next: a token costs six times its
// bytes. The stages stay, with the words they have learnt, unless the record was a giant: their
// own memory is that of a segment or two.
constexpr std::size_t kBigRecordBytes = 512 * 1024;
constexpr std::size_t kGiantRecordBytes = 8 * 1024 * 1024;
constexpr std::size_t kBigBufferBytes = 1024 * 1024;

constexpr std::string_view kBrokeOff = "a stage broke off";

constexpr DiagnosticKind kLoneSurrogate = {
    "lone_surrogate", "an escape was half of a surrogate pair and became U+FFFD"};

// What a JsonRecordReader says, without places and characters.
std::string_view cause_of(std::string_view reason) {
  constexpr std::string_view kNotJson = "not JSON";
  if (reason.starts_with(kNotJson)) return kNotJson;
  reason = reason.substr(0, reason.find(" at byte "));
  if (reason.ends_with(',')) reason.remove_suffix(1);
  return reason;
}

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

InputFormat input_format(const Options& input, const std::string& file) {
  const std::string& format = input.text("format");
  if (format == "jsonl") return InputFormat::jsonl;
  if (format == "text") return InputFormat::text;
  if (format == "lines") return InputFormat::lines;
  return format_of_name(file);
}

RecordFields record_fields(const Options& input) {
  return {input.text("fields.id"), input.text("fields.text"), input.texts("reference_time.fields")};
}

RecordFormat record_format(const Options& output) {
  RecordFormat format;
  if (output.text("format") == "text") format.kind = RecordFormat::Kind::text;
  if (output.text("offsets") == "bytes") format.offsets = OffsetUnit::bytes;
  if (output.text("offsets") == "utf16") format.offsets = OffsetUnit::utf16;
  format.tokens = output.boolean("tokens");
  format.token_kinds = output.boolean("token_kinds");
  format.raw_offsets = output.boolean("raw_offsets");
  format.rules = output.boolean("rules");
  format.source = output.boolean("source");
  return format;
}

Worker::Worker(const Plan& plan, const std::vector<std::string>& inputs,
               const std::string& reference_time)
    : plan_(plan),
      inputs_(inputs),
      reference_time_(reference_time),
      default_time_(plan.config().input.text("reference_time.default")),
      reader_(record_fields(plan.config().input)),
      writer_(record_format(plan.config().output)),
      wants_source_(plan.wants_source()),
      pipeline_(plan.make_pipeline()) {}

bool Worker::read(const Job& job, const RawRecord& raw) {
  reason_ = raw.problem;
  cause_ = raw.cause;
  if (!reason_.empty()) return false;
  if (job.block.format == InputFormat::jsonl) {
    if (reader_.read(job.block.raw(raw), record_, reason_)) return true;
    cause_ = cause_of(reason_);
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

void Worker::fill_document() {
  doc_.reset(record_.text);
  constexpr std::uint32_t kReplacementBytes = 3;
  for (const std::size_t at : record_.lone_surrogates) {
    const auto begin = static_cast<std::uint32_t>(at);
    doc_.report({begin, begin + kReplacementBytes}, kLoneSurrogate);
  }
  if (wants_source_) doc_.source = source_texts(record_.source);
  using From = ReferenceTime::From;
  if (!reference_time_.empty()) {
    doc_.reference_candidates.push_back({reference_time_, From::option});
    return;
  }
  for (const std::string& time : record_.reference_times)
    doc_.reference_candidates.push_back({time, From::record});
  if (!default_time_.empty()) doc_.reference_candidates.push_back({default_time_, From::option});
}

void Worker::reject(Job& job, const RawRecord& raw) {
  job.statistics.count_rejected(cause_);
  append_rejected(inputs_[job.file], raw, job.block.raw(raw), reason_, job.rejected);
}

// An exception may have left stages and document half done.
void Worker::start_over() {
  pipeline_ = plan_.make_pipeline();
  doc_ = Document();
}

// False when the record is rejected.
bool Worker::run_stages(Job& job, const RawRecord& raw) {
  try {
    fill_document();
    pipeline_->run(doc_);
    reason_ = cause_ = doc_.reject_reason;
  } catch (const std::exception& e) {
    cause_ = kBrokeOff;
    reason_ = std::string(kBrokeOff) + ": " + e.what();
    start_over();
  }
  if (reason_.empty()) return true;
  reject(job, raw);
  return false;
}

void Worker::run_record(Job& job, const RawRecord& raw, const RecordWriter::Drain& drain) {
  if (!read(job, raw)) return reject(job, raw);
  if (run_stages(job, raw)) {
    if (!doc_.dropped) writer_.write(doc_, record_, job.records, drain);
    job.statistics.count(doc_);
  }
  if (raw.size > kBigRecordBytes) {
    doc_ = Document();
    record_ = {};
  }
  if (raw.size > kGiantRecordBytes) start_over();
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
  job.statistics.fields = reader_.take_seen();
  job.statistics.bytes_in = job.block.bytes_read;
  job.statistics.bytes_out += job.records.size();
}

}  // namespace jernih
