// The one door from a record to its document and to the bytes of its record. Whoever has a record
// (a run, a command, a program that links the library) comes through here.
//
//   const Plan plan = …;                  // shared by all threads
//   Session session(plan);                // one per thread
//   const Document& doc = session("Diperbarui 5 jam lalu");
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/records/json_record.h"
#include "pipeline/records/record_error.h"
#include "pipeline/records/record_writer.h"

namespace jernih {

class Pipeline;
class Plan;

class Session {
 public:
  enum class Outcome { written, dropped, rejected };
  // Called after each stage, with its id and the document as it is then.
  using Observer = std::function<void(const std::string& stage, const Document& doc)>;

  // `reference_time`, in any date form, is used instead of what records say, unless empty. The plan
  // and the Registry that its configuration was read with must outlive the session. Cheap beside
  // the plan: some memory, no file is read. Not for two threads at once.
  explicit Session(const Plan& plan, std::string reference_time = {});
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Walks one record through the stages. Never throws for what it holds. The document is the
  // session's until the next call; the record must live until then when a condition asks for
  // fields of the input. A record that is rejected (too long, refused by a stage, or a stage broke
  // off) leaves a document with a reject_reason and nothing worth writing: see rejection().
  const Document& operator()(const InputRecord& record);
  // A record that is a text, in any bytes, and nothing else.
  const Document& operator()(std::string_view text);

  // One JSON object, a line of JSONL without its break, by input.fields. False: see rejection().
  // The record's source points into `line`.
  bool read(std::string_view line, InputRecord& record);
  // Appends the record of the last document, which came from `record`, and a newline, as `output`
  // says. `drain` as in RecordWriter::write.
  void write(const InputRecord& record, std::string& out, const RecordWriter::Drain& drain = {});

  // The three in one: appends the record of the JSON object `line` and a newline to `out`; nothing
  // when the record is dropped by a stage or rejected.
  Outcome convert(std::string_view line, std::string& out);

  const Plan& plan() const { return plan_; }
  const Document& document() const { return doc_; }
  // Why the last record that was read or walked is not taken; none when it is.
  const RecordError& rejection() const { return rejection_; }
  // Which fields the objects read since the last call had.
  FieldsSeen take_fields_seen() { return reader_.take_seen(); }

  // Gives back what a big record made grow; the document is gone then. The next record does so
  // too, but nobody knows when it comes.
  void release();

  // Empty: nobody looks.
  void observe(Observer observer);
  // Called with the document as the first stage of this name meets it. std::logic_error when the
  // plan has none or nothing stands before it.
  void observe_before(std::string_view stage, std::function<void(const Document&)> observer);
  // Where stages put what they gave up (Document::lost); null: nowhere. Outlives the session or is
  // taken back.
  void collect_lost(std::vector<LostReading>* lost);

 private:
  void fill(const InputRecord& record);
  bool is_too_long(std::size_t bytes);
  void refuse(RecordError error);
  void start_over();
  void take_back_record();

  const Plan& plan_;
  std::string reference_time_;
  std::string default_time_;
  std::uint64_t most_bytes_;
  bool wants_source_;
  JsonRecordReader reader_;
  RecordWriter writer_;
  Observer observer_;
  std::vector<LostReading>* lost_ = nullptr;
  std::unique_ptr<Pipeline> pipeline_;
  Document doc_;
  RecordError rejection_;
  InputRecord record_;  // of convert() and of texts
};

}  // namespace jernih
