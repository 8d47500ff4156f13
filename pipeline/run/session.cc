#include "pipeline/run/session.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include "pipeline/run/config_settings.h"
#include "pipeline/run/plan.h"

namespace jernih {
namespace {

// What a bigger record made grow is not kept for the next: a token costs six times its bytes. The
// stages stay, with the words they have learnt, unless the record was a giant: their own memory is
// that of a segment or two.
constexpr std::size_t kBigRecordBytes = 512 * 1024;
constexpr std::size_t kGiantRecordBytes = 8 * 1024 * 1024;

constexpr std::string_view kBrokeOff = "a stage broke off";

constexpr DiagnosticKind kLoneSurrogate = {
    "lone_surrogate", "an escape was half of a surrogate pair and became U+FFFD"};

}  // namespace

Session::Session(const Plan& plan, std::string reference_time)
    : plan_(plan),
      reference_time_(std::move(reference_time)),
      default_time_(plan.config().input.text("reference_time.default")),
      most_bytes_(static_cast<std::uint64_t>(plan.config().limits.integer("record_bytes"))),
      wants_source_(plan.wants_source()),
      reader_(record_fields(plan.config().input)),
      writer_(record_format(plan.config().output)),
      pipeline_(plan.make_pipeline()) {}

Session::~Session() = default;

const Document& Session::operator()(const InputRecord& record) {
  release();
  rejection_.clear();
  if (is_too_long(record.text.size())) return doc_;
  try {
    fill(record);
    pipeline_->run(doc_);
    if (!doc_.reject_reason.empty()) rejection_ = {std::string(doc_.reject_reason), {}};
  } catch (const std::exception& e) {
    start_over();  // stages and document may be half done
    refuse({std::string(kBrokeOff), std::string(": ") + e.what()});
    doc_.reject_reason = kBrokeOff;
  }
  return doc_;
}

const Document& Session::operator()(std::string_view text) {
  take_back_record();
  record_.clear();
  record_.text = text;
  return (*this)(record_);
}

bool Session::read(std::string_view line, InputRecord& record) {
  rejection_.clear();
  return !is_too_long(line.size()) && reader_.read(line, record, rejection_);
}

void Session::write(const InputRecord& record, std::string& out, const RecordWriter::Drain& drain) {
  writer_.write(doc_, record, out, drain);
}

Session::Outcome Session::convert(std::string_view line, std::string& out) {
  take_back_record();
  if (!read(line, record_)) return Outcome::rejected;
  (*this)(record_);
  if (!rejection_.is_none()) return Outcome::rejected;
  if (doc_.dropped) return Outcome::dropped;
  write(record_, out);
  return Outcome::written;
}

void Session::release() {
  const std::size_t bytes = doc_.raw().size();
  if (bytes > kGiantRecordBytes) return start_over();
  if (bytes <= kBigRecordBytes) return;
  doc_ = Document();
  doc_.lost = lost_;
}

void Session::take_back_record() {
  if (record_.text.capacity() > kBigRecordBytes) record_ = {};
}

void Session::observe(Observer observer) {
  observer_ = std::move(observer);
  pipeline_->set_observer(observer_);
}

void Session::observe_before(std::string_view stage,
                             std::function<void(const Document&)> observer) {
  const std::vector<StageConfig>& stages = plan_.config().stages;
  const auto found = std::find_if(stages.begin(), stages.end(),
                                  [&](const StageConfig& s) { return s.info->name == stage; });
  if (found == stages.begin() || found == stages.end())
    throw std::logic_error("no stage stands before " + std::string(stage));
  observe([before = std::prev(found)->id, observer = std::move(observer)](const std::string& id,
                                                                          const Document& doc) {
    if (id == before) observer(doc);
  });
}

void Session::collect_lost(std::vector<LostReading>* lost) { doc_.lost = lost_ = lost; }

void Session::fill(const InputRecord& record) {
  doc_.reset(record.text);
  constexpr std::uint32_t kReplacementBytes = 3;
  for (const std::size_t at : record.lone_surrogates) {
    const auto begin = static_cast<std::uint32_t>(at);
    doc_.report({begin, begin + kReplacementBytes}, kLoneSurrogate);
  }
  if (wants_source_) doc_.source = source_texts(record.source);
  using From = ReferenceTime::From;
  if (!reference_time_.empty()) {
    doc_.reference_candidates.push_back({reference_time_, From::option});
    return;
  }
  for (const std::string& time : record.reference_times)
    doc_.reference_candidates.push_back({time, From::record});
  if (!default_time_.empty()) doc_.reference_candidates.push_back({default_time_, From::option});
}

bool Session::is_too_long(std::size_t bytes) {
  if (bytes <= most_bytes_) return false;
  refuse(over_long(most_bytes_, bytes));
  doc_.reject_reason = kOverLongCause;
  return true;
}

void Session::refuse(RecordError error) {
  doc_.reset({});
  rejection_ = std::move(error);
}

void Session::start_over() {
  pipeline_ = plan_.make_pipeline();
  pipeline_->set_observer(observer_);
  doc_ = Document();
  doc_.lost = lost_;
}

}  // namespace jernih
