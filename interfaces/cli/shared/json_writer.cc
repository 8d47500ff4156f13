#include "interfaces/cli/shared/json_writer.h"

#include "pipeline/options/option_value.h"
#include "pipeline/records/json_text.h"

namespace jernih::cli {

void JsonWriter::begin_value() {
  if (is_after_key_) {
    is_after_key_ = false;
    return;
  }
  if (!is_first_) out_ += ',';
  is_first_ = false;
  if (open_.empty()) return;
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

JsonWriter& JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  open_.push_back(bracket);
  is_first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close() {
  const char bracket = open_.back();
  open_.pop_back();
  if (!is_first_) {
    out_ += '\n';
    out_.append(2 * open_.size(), ' ');
  }
  out_ += bracket == '{' ? '}' : ']';
  is_first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  begin_value();
  append_json_string(name, out_);
  out_ += ": ";
  is_after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  begin_value();
  append_json_string(value, out_);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  begin_value();
  out_ += number_text(value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  begin_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::texts(const std::vector<std::string>& values) {
  begin_value();
  out_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out_ += ", ";
    append_json_string(values[i], out_);
  }
  out_ += ']';
  return *this;
}

}  // namespace jernih::cli
