// RecordWriter: see the header. The order of fields is that of the schema.
#include "pipeline/io/record_writer.h"

#include "pipeline/io/json_text.h"
#include "pipeline/model/render.h"

namespace jernih {

void RecordWriter::write(const Document& doc, const InputRecord& input, std::string& out) {
  doc_ = &doc;
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
  out += R"({"schema":1)";
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

void RecordWriter::write_span(Span at) {
  *out_ += R"({"start":)";
  append_number(units_(at.begin), *out_);
  *out_ += R"(,"end":)";
  append_number(units_(at.end), *out_);
}

void RecordWriter::write_raw_span(Span at) {
  if (!format_.raw_offsets) return;
  const Span raw = doc_->raw_span(at);
  key("raw_start");
  append_number(raw_units_(raw.begin), *out_);
  key("raw_end");
  append_number(raw_units_(raw.end), *out_);
}

void RecordWriter::write_reference_time(const ReferenceTime& time) {
  if (time.value.empty()) return;
  *out_ += R"(,"reference_time":{"value":)";
  append_json_string(time.value, *out_);
  plain_field("from", name(time.from));
  *out_ += '}';
}

void RecordWriter::write_segment(const Segment& segment) {
  write_span(segment.at);
  write_raw_span(segment.at);
  key("block");
  append_number(segment.block, *out_);
  plain_field("kind", name(segment.kind));
  plain_field("role", name(segment.role));
  plain_field("language", segment.language.code());
  if (!segment.language.empty()) {
    key("confidence");
    append_fraction(segment.confidence, *out_);
  }
  if (segment.duplicate_of != kNone) {
    key("duplicate_of");
    append_number(segment.duplicate_of, *out_);
  }
  if (segment.dropped) *out_ += R"(,"dropped":true)";
  if (segment.language_span_count > 0) write_language_spans(segment);
  *out_ += '}';
}

void RecordWriter::write_language_spans(const Segment& segment) {
  key("spans");
  char before = '[';
  for (std::uint32_t i = 0; i < segment.language_span_count; ++i) {
    const LanguageSpan& span = doc_->language_spans[segment.first_language_span + i];
    *out_ += before;
    write_span(span.at);
    plain_field("language", span.language.code());
    *out_ += '}';
    before = ',';
  }
  *out_ += ']';
}

void RecordWriter::write_tokens() {
  std::string& out = *out_;
  key("tokens");
  out += '[';
  char before = ' ';
  for (const Token& token : doc_->tokens) {
    if (before == ',') out += before;
    before = ',';
    out += '[';
    append_number(units_(token.at.begin), out);
    out += ',';
    append_number(units_(token.at.end), out);
    if (token.language.empty()) {
      out += ",null";
    } else {
      out += ",\"";
      out += token.language.code();
      out += '"';
    }
    if (format_.token_kinds) {
      out += ",\"";
      out += name(token.kind);
      out += '"';
    }
    out += ']';
  }
  out += ']';
}

void RecordWriter::write_annotation(const Annotation& a) {
  write_span(a.at);
  write_raw_span(a.at);
  plain_field("kind", name(a.kind));
  text_field("source", doc_->text(a.at));
  text_field("english", a.english);
  *out_ += a.rewritten ? R"(,"rewritten":true)" : R"(,"rewritten":false)";
  plain_field("type", a.type);
  text_field("value", a.value);
  plain_field("grain", a.grain);
  text_field("instant", a.instant);
  plain_field("modifier", a.modifier);
  plain_field("anchor", a.anchor);
  if (!a.resolved) *out_ += R"(,"resolved":false)";
  text_field("unit", a.unit);
  text_field("currency", a.currency);
  if (a.kind == Annotation::Kind::ui) {
    key("confidence");
    append_fraction(a.confidence, *out_);
    plain_field("by", a.by);
    plain_field("role", name(a.role));
  }
  if (a.inside != kNone) {
    key("inside");
    append_number(a.inside, *out_);
  }
  if (format_.rules) text_field("rule", a.rule);
  *out_ += '}';
}

void RecordWriter::write_diagnostic(const Diagnostic& d) {
  write_span(d.at);
  write_raw_span(d.at);
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
