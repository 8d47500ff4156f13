// The whole default pipeline on any text: it ends, spans lie inside the text on character borders
// and in order, and the record is JSON.
#include <simdjson.h>

#include <cstdint>

#include "pipeline/model/utf8.h"
#include "pipeline/records/record_writer.h"
#include "tests/fuzz/claim.h"
#include "tests/support/walk.h"

using namespace jernih;
using jernih::test::claim;

namespace {

void check_span(const Document& doc, Span at) {
  const std::string_view text = doc.text();
  const auto is_border = [&](std::uint32_t i) { return i == text.size() || !is_trail(text[i]); };
  claim(at.begin <= at.end && at.end <= text.size(), "a span lies in the text");
  claim(is_border(at.begin) && is_border(at.end), "a span has character borders");
  const Span raw = doc.raw_span(at);
  claim(raw.begin <= raw.end && raw.end <= doc.raw().size(), "a span leads back to the input");
}

template <class Things>
void check_order(const Document& doc, const Things& things) {
  std::uint32_t end = 0;
  for (const auto& thing : things) {
    check_span(doc, thing.at);
    claim(thing.at.begin >= end, "spans do not overlap");
    end = thing.at.end;
  }
}

void check(const Document& doc) {
  claim(first_invalid_byte(doc.text()) == std::string_view::npos, "a repaired text is UTF-8");
  check_order(doc, doc.segments);
  check_order(doc, doc.tokens);
  std::uint32_t begin = 0;
  std::uint32_t rewritten_end = 0;
  for (const Annotation& a : doc.annotations) {
    check_span(doc, a.at);
    claim(a.at.begin >= begin, "annotations are sorted");
    begin = a.at.begin;
    if (!a.rewritten) continue;
    claim(a.at.begin >= rewritten_end, "rewritten annotations do not overlap");
    rewritten_end = a.at.end;
  }
  for (const Diagnostic& d : doc.diagnostics) check_span(doc, d.at);
}

RecordFormat everything() {
  RecordFormat format;
  format.tokens = format.token_kinds = format.raw_offsets = format.rules = true;
  return format;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static test::Walk walk(test::stages_up_to("translate_ui"));
  static RecordWriter writer(everything());
  static simdjson::dom::parser parser;
  const Document& doc =
      walk({reinterpret_cast<const char*>(data), size}, "2025-08-22T10:00:00+07:00");
  check(doc);
  std::string out;
  writer.write(doc, {}, out);
  claim(parser.parse(out).error() == simdjson::SUCCESS, "the record is JSON");
  return 0;
}
