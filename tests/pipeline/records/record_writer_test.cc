#include "pipeline/records/record_writer.h"

#include <simdjson.h>
#include <catch2/catch.hpp>

#include "pipeline/model/render.h"

using namespace jernih;

namespace {

constexpr DiagnosticKind kOdd = {"odd_thing", "something was odd"};

// "é 5 jam lalu" with one of everything.
Document sample() {
  Document doc;
  doc.reset("é 5 jam lalu");
  doc.freeze();
  Segment s;
  s.at = {0, 13};
  s.block = 2;
  s.kind = SegmentKind::interface;
  s.role = Role::timestamp;
  s.language = kIndonesian;
  s.confidence = 0.5f;
  doc.segments = {s};
  Token t;
  t.at = {3, 4};
  t.kind = TokenKind::number;
  doc.tokens = {t};
  t.at = {5, 8};
  t.kind = TokenKind::word;
  t.language = kIndonesian;
  doc.tokens.push_back(t);
  Annotation a;
  a.at = {3, 13};
  a.rewritten = true;
  a.english = "5 hours ago";
  a.value = "2025-08-22T05";
  a.type = "TIME";
  a.grain = "hour";
  a.rule = "time/units.tsv:3";
  doc.annotations = {a};
  doc.report({0, 2}, kOdd, "twice");
  doc.language = kIndonesian;
  doc.reference_time = {"2025-08-22T10:00:00+07:00", ReferenceTime::From::record};
  settle(doc);
  return doc;
}

std::string write(const Document& doc, const RecordFormat& format = {},
                  const InputRecord& input = {}) {
  std::string out;
  RecordWriter(format).write(doc, input, out);
  simdjson::dom::parser parser;
  if (format.kind == RecordFormat::Kind::jsonl)
    CHECK(parser.parse(out).error() == simdjson::SUCCESS);
  return out;
}

}  // namespace

TEST_CASE("a record has the fields of the schema in its order", "[io][record_writer]") {
  InputRecord input;
  input.id = "p\"1";
  input.has_id = true;
  input.source = {{"\"url\"", "\"u\"", false},
                  {"\"reference_time\"", "\"x\"", true},
                  {"\"n\"", "[1, 2]", false}};
  CHECK(
      write(sample(), {}, input) ==
      R"({"schema":2,"id":"p\"1","text":"é 5 jam lalu","english":"é 5 hours ago","language":"id",)"
      R"("reference_time":{"value":"2025-08-22T10:00:00+07:00","from":"record"},)"
      R"("segments":[{"start":0,"end":12,"block":2,"kind":"interface","role":"timestamp","group":"content","language":"id","confidence":0.500}],)"
      R"("annotations":[{"start":2,"end":12,"kind":"time","source":"5 jam lalu","english":"5 hours ago","rewritten":true,)"
      R"("type":"TIME","value":"2025-08-22T05","grain":"hour"}],)"
      R"("diagnostics":[{"start":0,"end":1,"code":"odd_thing","message":"something was odd: twice"}],)"
      R"("source":{"url":"u","n":[1, 2]}})"
      "\n");
}

TEST_CASE("what is absent is left out", "[io][record_writer]") {
  Document doc;
  doc.reset("");
  CHECK(write(doc) ==
        "{\"schema\":2,\"text\":\"\",\"english\":\"\",\"segments\":[],\"annotations\":[],"
        "\"diagnostics\":[]}\n");
  Segment bare;
  doc.reset("a");
  doc.segments = {bare};
  CHECK_THAT(write(doc),
             Catch::Contains(R"("segments":[{"start":0,"end":0,"block":0,"kind":"prose"}])"));
}

TEST_CASE("output options add tokens, kinds, rules, raw offsets and other units",
          "[io][record_writer]") {
  RecordFormat format;
  format.tokens = true;
  CHECK_THAT(write(sample(), format), Catch::Contains(R"("tokens":[[2,3,null],[4,7,"id"]])"));
  format.token_kinds = true;
  CHECK_THAT(write(sample(), format),
             Catch::Contains(R"("tokens":[[2,3,null,"number"],[4,7,"id","word"]])"));
  format.rules = true;
  CHECK_THAT(write(sample(), format), Catch::Contains(R"("rule":"time/units.tsv:3")"));
  format.raw_offsets = true;
  CHECK_THAT(write(sample(), format),
             Catch::Contains(R"("start":2,"end":12,"raw_start":2,"raw_end":12,"kind")"));
  format.offsets = OffsetUnit::bytes;
  CHECK_THAT(write(sample(), format),
             Catch::Contains(R"("start":3,"end":13,"raw_start":3,"raw_end":13,"kind")"));
}

TEST_CASE("raw offsets lead to the input as it came", "[io][record_writer]") {
  Document doc;
  doc.reset("é&amp;é x");
  doc.rewrite("é&é x", {{{2, 7}, {2, 3}}});
  Segment s;
  s.at = {2, 3};
  doc.segments = {s};
  RecordFormat format;
  format.raw_offsets = true;
  CHECK_THAT(write(doc, format), Catch::Contains(R"("start":1,"end":2,"raw_start":1,"raw_end":6)"));
}

TEST_CASE("special fields stand where they belong", "[io][record_writer]") {
  Document doc = sample();
  doc.segments[0].duplicate_of = 0;
  doc.segments[0].dropped = true;
  doc.segments[0].language = kMixed;
  doc.segments[0].language_span_count = 1;
  doc.language_spans = {{{3, 13}, kIndonesian}};
  doc.annotations[0].resolved = false;
  Annotation ui;
  ui.kind = Annotation::Kind::ui;
  ui.at = {0, 13};
  ui.confidence = 1;
  ui.by = "lexicon";
  ui.role = Role::control;
  doc.annotations.push_back(ui);
  settle(doc);
  const std::string out = write(doc);
  CHECK_THAT(
      out,
      Catch::Contains(
          R"("language":"mixed","confidence":0.500,"duplicate_of":0,"dropped":true,"spans":[{"start":2,"end":12,"language":"id"}]})"));
  CHECK_THAT(
      out,
      Catch::Contains(
          R"("kind":"ui","source":"é 5 jam lalu","rewritten":false,"confidence":1.000,"by":"lexicon","role":"control"})"));
  CHECK_THAT(out, Catch::Contains(R"("grain":"hour","resolved":false,"inside":0})"));
}

TEST_CASE("a reference time that was not used is not lost", "[io][record_writer]") {
  InputRecord input;
  input.source = {{"\"reference_time\"", "\"entah\"", true}};
  Document doc = sample();
  doc.reference_time = {};
  CHECK_THAT(write(doc, {}, input), Catch::Contains(R"("source":{"reference_time":"entah"})"));
  RecordFormat format;
  format.source = false;
  CHECK_THAT(write(doc, format, input), !Catch::Contains("entah"));
}

TEST_CASE("text output is the English and a line end", "[io][record_writer]") {
  RecordFormat format;
  format.kind = RecordFormat::Kind::text;
  CHECK(write(sample(), format) == "é 5 hours ago\n");
}

TEST_CASE("an unrepaired text is written as UTF-8 with offsets to match", "[io][record_writer]") {
  Document doc;
  doc.reset("\xFF x\xC3");
  Segment s;
  s.at = {2, 4};
  doc.segments = {s};
  CHECK_THAT(write(doc), Catch::Contains("\"text\":\"\uFFFD x\uFFFD\"") &&
                             Catch::Contains(R"("start":2,"end":4)"));
}
