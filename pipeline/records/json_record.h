// One line of JSONL to the parts of a record. One door: JsonRecordReader::read().
//
// By rule: an object is wanted; the text a string; the id a string or a number (kept as text) or
// null (none); the text, the id and a reference field given twice are refused (which one was
// meant?), any other key twice is passed through as it came. Lone surrogates in the text become
// U+FFFD; bytes that are not UTF-8 stay for repair_text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/records/json_scan.h"
#include "pipeline/records/record_error.h"

namespace jernih {

// Which input fields hold what.
struct RecordFields {
  std::string id = "id";
  std::string text = "text";
  std::vector<std::string> reference_times = {"reference_time"};  // in the order to try
};

// Which of them any record had. Not of records that were refused.
struct FieldsSeen {
  std::uint64_t records = 0;
  std::uint64_t bits = 0;  // the id's, then those of the reference times; the last is shared

  static std::uint64_t bit_of_time(std::size_t i) { return std::uint64_t{2} << (i < 62 ? i : 62); }
  void add(const FieldsSeen& other);
  // The names that no record had; none when there was no record.
  std::vector<std::string> missing(const RecordFields& fields) const;
};

// A field of the input that is passed through. The slices live as long as the line.
struct SourceField {
  std::string_view key;  // with its quotes and escapes
  std::string_view value;
  bool is_reference_time = false;  // the schema's own reference_time: not repeated when it was used
};

// Refilled for each record; keeps its memory.
struct InputRecord {
  std::string id;  // empty: none
  bool has_id = false;
  std::string text;
  std::vector<std::string> reference_times;  // non-empty ones, in the order to try
  std::vector<SourceField> source;           // in order
  std::vector<std::size_t> lone_surrogates;  // places in `text` of their U+FFFD

  void clear();
};

// The fields with their names and strings decoded, for conditions of stages.
std::vector<SourceText> source_texts(const std::vector<SourceField>& fields);

class JsonRecordReader {
 public:
  explicit JsonRecordReader(RecordFields fields);

  // False when the line holds no record: `error` says why, and at which byte of the line.
  bool read(std::string_view line, InputRecord& record, RecordError& error);

  // Of the records read since the last call.
  FieldsSeen take_seen() { return std::exchange(seen_, {}); }

 private:
  void note_fields();
  RecordError why_broken(std::string_view line) const;
  RecordError given_twice(const JsonMember& member) const;
  RecordError of_wrong_kind(const JsonMember& member, std::string_view wanted) const;
  void take(const JsonMember& member, InputRecord& record, RecordError& error);
  void take_id(const JsonMember& member, InputRecord& record, RecordError& error);
  void take_text(const JsonMember& member, InputRecord& record, RecordError& error);

  RecordFields fields_;
  JsonScanner scanner_;
  std::string key_;  // decoded
  bool has_text_ = false;
  bool has_seen_id_ = false;
  std::vector<std::string> found_times_;  // by index in fields_.reference_times
  std::vector<bool> seen_times_;
  FieldsSeen seen_;
};

}  // namespace jernih
