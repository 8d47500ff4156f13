#include "pipeline/records/json_record.h"

#include <utility>

#include "pipeline/records/json_text.h"

namespace jernih {
namespace {

std::string_view kind_name(const JsonValue& value) {
  switch (value.kind) {
    case JsonKind::object:
      return "an object";
    case JsonKind::array:
      return "a list";
    case JsonKind::string:
      return "a string";
    case JsonKind::number:
      return "a number";
    case JsonKind::literal:
      break;
  }
  return value.raw;
}

std::string at_byte(std::size_t offset) { return " at byte " + std::to_string(offset); }

}  // namespace

void FieldsSeen::add(const FieldsSeen& other) {
  records += other.records;
  bits |= other.bits;
}

std::vector<std::string> FieldsSeen::missing(const RecordFields& fields) const {
  std::vector<std::string> names;
  if (records == 0) return names;
  if ((bits & 1) == 0) names.push_back(fields.id);
  for (std::size_t i = 0; i < fields.reference_times.size(); ++i)
    if ((bits & bit_of_time(i)) == 0) names.push_back(fields.reference_times[i]);
  return names;
}

void InputRecord::clear() {
  id.clear();
  has_id = false;
  text.clear();
  reference_times.clear();
  source.clear();
  lone_surrogates.clear();
}

JsonRecordReader::JsonRecordReader(RecordFields fields)
    : fields_(std::move(fields)),
      found_times_(fields_.reference_times.size()),
      seen_times_(fields_.reference_times.size()) {}

bool JsonRecordReader::read(std::string_view line, InputRecord& record, RecordError& error) {
  record.clear();
  error.clear();
  has_text_ = false;
  has_seen_id_ = false;
  for (std::size_t i = 0; i < found_times_.size(); ++i) {
    found_times_[i].clear();
    seen_times_[i] = false;
  }
  scanner_.reset(line);
  JsonMember member;
  bool is_sound = scanner_.open_object();
  while (is_sound && scanner_.next(member)) {
    // The whole line is checked first of all: a cut line says so, whatever its fields hold.
    if (error.is_none()) take(member, record, error);
  }
  if (scanner_.is_broken()) {
    error = why_broken(line);
    return false;
  }
  if (!error.is_none()) return false;
  if (!has_text_) {
    error = {"there is no field '" + fields_.text + "' (input.fields.text)", {}};
    return false;
  }
  for (std::string& time : found_times_)
    if (!time.empty()) record.reference_times.push_back(time);
  note_fields();
  return true;
}

void JsonRecordReader::note_fields() {
  ++seen_.records;
  if (has_seen_id_) seen_.bits |= 1;
  for (std::size_t i = 0; i < seen_times_.size(); ++i)
    if (seen_times_[i]) seen_.bits |= FieldsSeen::bit_of_time(i);
}

RecordError JsonRecordReader::why_broken(std::string_view line) const {
  const JsonError& error = scanner_.error();
  const bool is_list = error.offset < line.size() && line[error.offset] == '[' &&
                       line.find_first_not_of(" \t") == error.offset;
  if (is_list)
    return {"a JSON list, not an object; `jq -c '.[]' FILE | jernih run` reads the objects in it",
            {}};
  if (error.kind == JsonError::Kind::depth) return {"JSON " + error.what, at_byte(error.offset)};
  return {"not JSON", ": " + error.what + at_byte(error.offset)};
}

RecordError JsonRecordReader::given_twice(const JsonMember& member) const {
  return {"the field '" + key_ + "' is given twice", ", again" + at_byte(member.key.offset)};
}

RecordError JsonRecordReader::of_wrong_kind(const JsonMember& member,
                                            std::string_view wanted) const {
  return {"the field '" + key_ + "' is " + std::string(kind_name(member.value)) + ", not " +
              std::string(wanted),
          "," + at_byte(member.value.offset)};
}

void JsonRecordReader::take(const JsonMember& member, InputRecord& record, RecordError& error) {
  key_.clear();
  decode_json_string(member.key.raw, key_);
  if (key_ == fields_.text) return take_text(member, record, error);
  if (key_ == fields_.id) return take_id(member, record, error);
  bool is_time = false;
  for (std::size_t i = 0; i < found_times_.size(); ++i) {
    if (key_ != fields_.reference_times[i]) continue;
    is_time = true;
    if (seen_times_[i]) {
      error = given_twice(member);
      return;
    }
    seen_times_[i] = true;
    if (member.value.kind == JsonKind::string)
      decode_json_string(member.value.raw, found_times_[i]);
    else if (member.value.kind == JsonKind::number)
      found_times_[i] = member.value.raw;
  }
  record.source.push_back({member.key.raw, member.value.raw, is_time && key_ == "reference_time"});
}

void JsonRecordReader::take_id(const JsonMember& member, InputRecord& record, RecordError& error) {
  if (has_seen_id_) {
    error = given_twice(member);
    return;
  }
  has_seen_id_ = true;
  record.has_id = member.value.raw != "null";
  if (member.value.kind == JsonKind::string)
    decode_json_string(member.value.raw, record.id);
  else if (member.value.kind == JsonKind::number)
    record.id = member.value.raw;
  else if (record.has_id)
    error = of_wrong_kind(member, "a string or a number");
}

void JsonRecordReader::take_text(const JsonMember& member, InputRecord& record,
                                 RecordError& error) {
  if (has_text_) {
    error = given_twice(member);
  } else if (member.value.kind != JsonKind::string) {
    error = of_wrong_kind(member, "a string");
  } else {
    has_text_ = true;
    decode_json_string(member.value.raw, record.text, &record.lone_surrogates);
  }
}

std::vector<SourceText> source_texts(const std::vector<SourceField>& fields) {
  std::vector<SourceText> out;
  for (const SourceField& field : fields) {
    SourceText& text = out.emplace_back();
    decode_json_string(field.key, text.name);
    if (field.value.starts_with('"'))
      decode_json_string(field.value, text.value);
    else
      text.value = field.value;
  }
  return out;
}

}  // namespace jernih
