#include "pipeline/records/json_record.h"

#include <catch2/catch.hpp>

using namespace jernih;

namespace {

// The record on one line, or the reason why there is none.
std::string read(std::string_view line, RecordFields fields = {}) {
  JsonRecordReader reader(std::move(fields));
  InputRecord r;
  RecordError error;
  if (!reader.read(line, r, error)) return "! " + error.message();
  CHECK(error.is_none());
  std::string out = (r.has_id ? r.id : "-") + "|" + r.text + "|";
  for (const std::string& t : r.reference_times) out += t + ";";
  out += "|";
  for (const SourceField& f : r.source)
    out += std::string(f.key) + ":" + std::string(f.value) + (f.is_reference_time ? "*" : "") + ",";
  return out;
}

}  // namespace

TEST_CASE("a line becomes id, text, reference times and the rest as it came", "[io][json_record]") {
  const auto [line, wanted] = GENERATE(table<std::string, std::string>({
      {R"({"id":"a","text":"b"})", "a|b||"},
      {R"({"text":"b"})", "-|b||"},
      {R"({"id":null,"text":"b"})", "-|b||"},
      {R"({"id":17,"text":""})", "17|||"},
      {R"({"id":1.50e3,"text":""})", "1.50e3|||"},
      {R"({"te\u0078t":"b"})", "-|b||"},
      {R"({"z": 1.0, "text":"b", "a":[1, 2], "\u00e9":{"text":1}})",
       R"(-|b||"z":1.0,"a":[1, 2],"\u00e9":{"text":1},)"},
      {R"({"text":"b","reference_time":"2025"})", R"(-|b|2025;|"reference_time":"2025"*,)"},
      {R"({"text":"b","reference_time":null})", R"(-|b||"reference_time":null*,)"},
      {R"({"text":"b","reference_time":1755831600})",
       R"(-|b|1755831600;|"reference_time":1755831600*,)"},
      {R"({"x":1,"x":2,"text":"b"})", R"(-|b||"x":1,"x":2,)"},
      {"{\"text\":\"a\xFF z\"}", "-|a\xFF z||"},
      {"  {\"text\":\"a\"}\r", "-|a||"},
  }));
  CAPTURE(line);
  CHECK(read(line) == wanted);
}

TEST_CASE("a line that holds no record is refused with the reason", "[io][json_record]") {
  const auto [line, wanted] = GENERATE(table<std::string, std::string>({
      {R"({"id":"a"})", "! there is no field 'text' (input.fields.text)"},
      {R"({"text":null})", "! the field 'text' is null, not a string, at byte 8"},
      {R"({"text":5})", "! the field 'text' is a number, not a string, at byte 8"},
      {R"({"text":["a"]})", "! the field 'text' is a list, not a string, at byte 8"},
      {R"({"text":{}})", "! the field 'text' is an object, not a string, at byte 8"},
      {R"({"text":"a","id":{}})",
       "! the field 'id' is an object, not a string or a number, at byte 17"},
      {R"({"text":"a","id":true})",
       "! the field 'id' is true, not a string or a number, at byte 17"},
      {R"({"text":"a","text":"b"})", "! the field 'text' is given twice, again at byte 12"},
      {R"({"id":1,"text":"a","id":1})", "! the field 'id' is given twice, again at byte 19"},
      {R"({"reference_time":"a","text":"a","reference_time":"b"})",
       "! the field 'reference_time' is given twice, again at byte 33"},
      {R"({"text":5,"a")", "! not JSON: it ends where ':' was wanted at byte 13"},
      {R"({"text":"a"} {"text":"b"})", "! not JSON: '{' stands behind the object's end at byte 13"},
      {R"(null)", "! not JSON: 'n' stands where '{' was wanted at byte 0"},
  }));
  CAPTURE(line);
  CHECK(read(line) == wanted);
}

TEST_CASE("fields have the names that the configuration gives them", "[io][json_record]") {
  RecordFields fields;
  fields.id = "url";
  fields.text = "body";
  fields.reference_times = {"fetched_at", "published"};
  CHECK(read(R"({"id":"x","published":"kemarin","body":"b","url":"u","text":"t","fetched_at":""})",
             fields) ==
        R"(u|b|kemarin;|"id":"x","published":"kemarin","text":"t","fetched_at":"",)");
  CHECK(read(R"({"published":"1","body":"b","fetched_at":"2"})", fields) ==
        R"(-|b|2;1;|"published":"1","fetched_at":"2",)");
}

TEST_CASE("a reader forgets the line before", "[io][json_record]") {
  JsonRecordReader reader{RecordFields{}};
  InputRecord r;
  RecordError error;
  REQUIRE(reader.read(R"({"id":1,"text":"a\ud800","reference_time":"t","x":1})", r, error));
  CHECK(r.lone_surrogates == std::vector<std::size_t>{1});
  CHECK_FALSE(reader.read(R"({"id":1})", r, error));
  REQUIRE(reader.read(R"({"text":"b"})", r, error));
  CHECK_FALSE(r.has_id);
  CHECK(r.reference_times.empty());
  CHECK(r.source.empty());
  CHECK(r.lone_surrogates.empty());
}

TEST_CASE("an error has a kind that knows no place", "[io][json_record]") {
  const auto [line, cause] = GENERATE(table<std::string, std::string>({
      {R"({"text":1})", "the field 'text' is a number, not a string"},
      {R"({"id":1})", "there is no field 'text' (input.fields.text)"},
      {R"({"text":"a","text":"b"})", "the field 'text' is given twice"},
      {R"({"text":"a"})"
       "}",
       "not JSON"},
      {R"({"text":"a")", "not JSON"},
      {R"({"text":"at byte, nested)", "not JSON"},
      {R"({"x":)" + std::string(600, '[') + std::string(600, ']') + "}",
       "JSON nested deeper than 512 levels"},
  }));
  CAPTURE(line);
  JsonRecordReader reader{RecordFields{}};
  InputRecord record;
  RecordError error;
  CHECK_FALSE(reader.read(line, record, error));
  CHECK(error.cause == cause);
}
