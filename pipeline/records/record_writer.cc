// The order of fields is that of the schema.
#include "pipeline/records/record_writer.h"

#include "pipeline/model/render.h"
#include "pipeline/records/json_text.h"

namespace jernih {

void RecordWriter::write(const Document& doc, const InputRecord& input, std::string& out,
                         const Drain& drain) {
  doc_ = &doc;
  drain_ = &drain;
  out_ = &out;
  english_.clear();
  render(doc, english_);
  if (format_.kind == RecordFormat::Kind::text)
    append_valid_utf8(english_, out);
  else
    write_json(doc, input);
  out += '\n';
}

void RecordWriter::write_json(const Document& doc, const InputRecord& input) {
  std::string& out = *out_;
  units_.reset(doc.text(), format_.offsets);
  if (format_.raw_offsets) raw_units_.reset(doc.raw(), format_.offsets);
  out += R"({"schema":)";
  append_number(kRecordSchema, out);
  if (input.has_id) {
    key("id");
    append_json_string(input.id, out);
  }
  key("text");
  append_json_string(doc.text(), out);
  key("english");
  append_json_string(english_, out);
  plain_field("language", doc.language.code());
  write_reference_time(doc.reference_time);
  const auto list = [&](std::string_view name, const auto& things, auto item) {
    key(name);
    char before = '[';
    for (const auto& thing : things) {
      out += before;
      (this->*item)(thing);
      if (out.size() > kDrainBytes && *drain_) (*drain_)(out);
      before = ',';
    }
    out += before == '[' ? "[]" : "]";
  };
  list("segments", doc.segments, &RecordWriter::write_segment);
  if (format_.tokens || format_.token_kinds) write_tokens();
  list("annotations", doc.annotations, &RecordWriter::write_annotation);
  list("diagnostics", doc.diagnostics, &RecordWriter::write_diagnostic);
  if (format_.source) write_source(input);
  out += '}';
}

void RecordWriter::key(std::string_view name) {
  *out_ += ",\"";
  *out_ += name;
  *out_ += "\":";
}

void RecordWriter::text_field(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  key(name);
  append_json_string(value, *out_);
}

void RecordWriter::plain_field(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  key(name);
  *out_ += '"';
  *out_ += value;
  *out_ += '"';
}

void RecordWriter::put_span(Span at, JsonRow& row) const {
  row.put(R"({"start":)");
  row.number(units_(at.begin));
  row.put(R"(,"end":)");
  row.number(units_(at.end));
  if (!format_.raw_offsets) return;
  const Span raw = doc_->raw_span(at);
  row.put(R"(,"raw_start":)");
  row.number(raw_units_(raw.begin));
  row.put(R"(,"raw_end":)");
  row.number(raw_units_(raw.end));
}

void RecordWriter::write_reference_time(const ReferenceTime& time) {
  if (time.value.empty()) return;
  *out_ += R"(,"reference_time":{"value":)";
  append_json_string(time.value, *out_);
  plain_field("from", name(time.from));
  *out_ += '}';
}

void RecordWriter::write_segment(const Segment& segment) {
  JsonRow row;
  put_span(segment.at, row);
  row.put(R"(,"block":)");
  row.number(segment.block);
  row.name(R"(,"kind":")", name(segment.kind));
  row.name(R"(,"role":")", name(segment.role));
  row.name(R"(,"group":")", name(group_of(segment.role)));
  if (!segment.language.empty()) {
    row.name(R"(,"language":")", segment.language.code());
    row.put(R"(,"confidence":)");
    row.fraction(segment.confidence);
  }
  if (segment.duplicate_of != kNone) {
    row.put(R"(,"duplicate_of":)");
    row.number(segment.duplicate_of);
  }
  if (segment.dropped) row.put(R"(,"dropped":true)");
  if (segment.language_span_count == 0) row.put('}');
  *out_ += row.text();
  if (segment.language_span_count > 0) write_language_spans(segment);
}

void RecordWriter::write_language_spans(const Segment& segment) {
  *out_ += R"(,"spans":)";
  char before = '[';
  for (std::uint32_t i = 0; i < segment.language_span_count; ++i) {
    const LanguageSpan& span = doc_->language_spans[segment.first_language_span + i];
    JsonRow row;
    row.put(before);
    put_span(span.at, row);
    row.name(R"(,"language":")", span.language.code());
    row.put('}');
    *out_ += row.text();
    before = ',';
  }
  *out_ += "]}";
}

void RecordWriter::write_tokens() {
  std::string& out = *out_;
  key("tokens");
  char before = '[';
  for (const Token& token : doc_->tokens) {
    JsonRow row;
    row.put(before);
    before = ',';
    row.put('[');
    row.number(units_(token.at.begin));
    row.put(',');
    row.number(units_(token.at.end));
    if (token.language.empty())
      row.put(",null");
    else
      row.name(",\"", token.language.code());
    if (format_.token_kinds) row.name(",\"", name(token.kind));
    row.put(']');
    out += row.text();
    if (out.size() > kDrainBytes && *drain_) (*drain_)(out);
  }
  out += before == '[' ? "[]" : "]";
}

void RecordWriter::write_annotation(const Annotation& a) {
  JsonRow head;
  put_span(a.at, head);
  head.name(R"(,"kind":")", name(a.kind));
  *out_ += head.text();
  text_field("source", doc_->text(a.at));
  text_field("english", a.english);
  JsonRow middle;
  middle.put(a.rewritten ? R"(,"rewritten":true)" : R"(,"rewritten":false)");
  middle.name(R"(,"type":")", a.type);
  *out_ += middle.text();
  text_field("value", a.value);
  plain_field("grain", a.grain);
  text_field("instant", a.instant);
  plain_field("modifier", a.modifier);
  plain_field("anchor", a.anchor);
  if (!a.resolved) *out_ += R"(,"resolved":false)";
  text_field("unit", a.unit);
  text_field("currency", a.currency);
  JsonRow tail;
  if (a.kind == Annotation::Kind::ui) {
    tail.put(R"(,"confidence":)");
    tail.fraction(a.confidence);
    tail.name(R"(,"by":")", a.by);
    tail.name(R"(,"role":")", name(a.role));
  }
  if (a.inside != kNone) {
    tail.put(R"(,"inside":)");
    tail.number(a.inside);
  }
  *out_ += tail.text();
  if (format_.rules) text_field("rule", a.rule);
  *out_ += '}';
}

void RecordWriter::write_diagnostic(const Diagnostic& d) {
  JsonRow row;
  put_span(d.at, row);
  *out_ += row.text();
  plain_field("code", d.kind->code);
  key("message");
  if (d.detail.empty()) {
    append_json_string(d.kind->summary, *out_);
  } else {
    append_json_string(std::string(d.kind->summary) + ": " + d.detail, *out_);
  }
  *out_ += '}';
}

void RecordWriter::write_source(const InputRecord& input) {
  const bool is_time_used = doc_->reference_time.from == ReferenceTime::From::record;
  char before = '{';
  for (const SourceField& field : input.source) {
    if (field.is_reference_time && is_time_used) continue;
    if (before == '{') key("source");
    *out_ += before;
    append_valid_utf8(field.key, *out_);
    *out_ += ':';
    append_valid_utf8(field.value, *out_);
    before = ',';
  }
  if (before == ',') *out_ += '}';
}

}  // namespace jernih
