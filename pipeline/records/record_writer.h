// A finished document to bytes: a JSONL record of the closed schema, or its English alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/records/json_record.h"
#include "pipeline/records/json_row.h"
#include "pipeline/records/offset_units.h"

namespace jernih {

// The number of the schema, "schema" of every record. It covers the optional fields that later
// versions write (`jernih schema record` declares them).
inline constexpr int kRecordSchema = 2;

struct RecordFormat {
  enum class Kind : std::uint8_t { jsonl, text };

  Kind kind = Kind::jsonl;
  OffsetUnit offsets = OffsetUnit::code_points;
  bool tokens = false;
  bool token_kinds = false;
  bool raw_offsets = false;
  bool rules = false;
  bool source = true;
};

// One per worker: keeps scratch memory.
class RecordWriter {
 public:
  // Takes what has been written so far and empties the string.
  using Drain = std::function<void(std::string&)>;

  explicit RecordWriter(const RecordFormat& format) : format_(format) {}

  // Appends the record and a newline to `out`. Always valid UTF-8: bytes of an unrepaired text that
  // are none become U+FFFD, and offsets count them so. Linear. `drain`, if not empty, is called
  // whenever `out` has grown beyond kDrainBytes, in the middle of a record too: the record of a
  // giant is twenty times as big as its text.
  void write(const Document& doc, const InputRecord& input, std::string& out,
             const Drain& drain = {});

 private:
  static constexpr std::size_t kDrainBytes = 256 * 1024;

  void write_json(const Document& doc, const InputRecord& input);
  // `{"start":…,"end":…` and, if wanted, the raw offsets.
  void put_span(Span at, JsonRow& row) const;
  void write_reference_time(const ReferenceTime& time);
  void write_segment(const Segment& segment);
  void write_language_spans(const Segment& segment);
  void write_tokens();
  void write_annotation(const Annotation& annotation);
  void write_diagnostic(const Diagnostic& diagnostic);
  void write_source(const InputRecord& input);
  // `,"key":` and the value; a text that is empty is left out.
  void key(std::string_view name);
  void text_field(std::string_view name, std::string_view value);
  void plain_field(std::string_view name, std::string_view value);

  RecordFormat format_;
  OffsetUnits units_;
  OffsetUnits raw_units_;
  std::string english_;
  const Document* doc_ = nullptr;
  std::string* out_ = nullptr;
  const Drain* drain_ = nullptr;
};

}  // namespace jernih
