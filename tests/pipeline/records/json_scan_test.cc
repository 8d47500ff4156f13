#include "pipeline/records/json_scan.h"

#include <simdjson.h>
#include <catch2/catch.hpp>

#include <random>

#include "pipeline/model/utf8.h"
#include "pipeline/records/json_row.h"
#include "pipeline/records/json_text.h"

using namespace jernih;

namespace {

// "" when the text is a JSON object, else "offset: what".
std::string verdict(std::string_view text) {
  JsonScanner scanner;
  scanner.reset(text);
  JsonMember member;
  if (scanner.open_object())
    while (scanner.next(member)) {
    }
  if (!scanner.is_broken()) return {};
  return std::to_string(scanner.error().offset) + ": " + scanner.error().what;
}

bool simdjson_takes(const std::string& text) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  return parser.parse(text).get(object) == simdjson::SUCCESS;
}

std::string decoded(std::string_view raw) {
  std::string out;
  decode_json_string(raw, out);
  return out;
}

}  // namespace

TEST_CASE("members come out as they stand in the text, nested or not", "[io][json_scan]") {
  const std::string text =
      R"( { "a" : 1.50e+3 , "b":[1, {"x":[]}, "]}" ],"":{} , "c\"d" : null } )";
  JsonScanner scanner;
  scanner.reset(text);
  REQUIRE(scanner.open_object());
  JsonMember m;
  std::string seen;
  while (scanner.next(m)) {
    seen += std::string(m.key.raw) + "=" + std::string(m.value.raw) + ";";
    CHECK(text.substr(m.key.offset, m.key.raw.size()) == m.key.raw);
    CHECK(text.substr(m.value.offset, m.value.raw.size()) == m.value.raw);
  }
  CHECK_FALSE(scanner.is_broken());
  CHECK(seen == R"("a"=1.50e+3;"b"=[1, {"x":[]}, "]}" ];""={};"c\"d"=null;)");
}

TEST_CASE("what is wrong is said with its byte", "[io][json_scan]") {
  const auto [text, wanted] = GENERATE(table<std::string, std::string>({
      {"", "0: it ends where '{' was wanted"},
      {"[1]", "0: '[' stands where '{' was wanted"},
      {"17", "0: '1' stands where '{' was wanted"},
      {"{", "1: it ends where a key in quotes was wanted"},
      {"{a:1}", "1: 'a' stands where a key in quotes was wanted"},
      {"{'a':1}", "1: ''' stands where a key in quotes was wanted"},
      {R"({"a" 1})", "5: '1' stands where ':' was wanted"},
      {R"({"a":})", "5: '}' stands where a value was wanted"},
      {R"({"a":1,})", "7: '}' stands where a key in quotes was wanted"},
      {R"({"a":1 "b":2})", "7: '\"' stands where ',' or '}' was wanted"},
      {R"({"a":[1 2]})", "8: '2' stands where ',' or ']' was wanted"},
      {R"({"a":[1,]})", "8: ']' stands where a value was wanted"},
      {R"({"a":[1})", "7: '}' stands where ',' or ']' was wanted"},
      {R"({"a":1]})", "6: ']' stands where ',' or '}' was wanted"},
      {R"({"a":"b)", "5: the string that begins here does not end"},
      {R"({"a":"b\)", "5: the string that begins here does not end"},
      {R"({"a":"b\u00)", "5: the string that begins here does not end"},
      {"{\"a\":\"b\tc\"}", "7: byte 0x09 must be escaped inside a string"},
      {R"({"a":"\x41"})", "6: 'x' cannot stand behind a backslash"},
      {R"({"a":"\u12G4"})", "6: four hexadecimal digits must follow \\u"},
      {R"({"a":NaN})", "5: NaN is no JSON value"},
      {R"({"a":-Infinity})", "5: -Infinity is no JSON value"},
      {R"({"a":[Infinity]})", "6: Infinity is no JSON value"},
      {R"({"a":tru})", "5: 't' stands where a value was wanted"},
      {R"({"a":nulll})", "9: 'l' stands where ',' or '}' was wanted"},
      {R"({"a":01})", "5: a number cannot begin with a zero"},
      {R"({"a":-})", "6: '}' stands where a digit was wanted"},
      {R"({"a":1.})", "7: '}' stands where a digit was wanted"},
      {R"({"a":1e+})", "8: '}' stands where a digit was wanted"},
      {R"({"a":.5})", "5: '.' stands where a value was wanted"},
      {R"({"a":+5})", "5: '+' stands where a value was wanted"},
      {R"({"a":1} x)", "8: 'x' stands behind the object's end"},
      {R"({"a":1}{)", "7: '{' stands behind the object's end"},
      {"{\"a\":\xFF}", "5: byte 0xFF stands where a value was wanted"},
      {"{}", ""},
      {" {\t}\r\n", ""},
      {R"({"a":0,"b":-0.0e-0,"c":[[],{}],"d":"\ud800 \"\\\/\b\f\n\r\t\u0041"})", ""},
      {"{\"a\":\"\xFF\x80\"}", ""},
  }));
  CAPTURE(text);
  CHECK(verdict(text) == wanted);
}

TEST_CASE("nesting is limited, not the stack", "[io][json_scan]") {
  const auto nested = [](std::size_t depth, char open, char close) {
    return "{\"a\":" + std::string(depth, open) + std::string(depth, close) + "}";
  };
  const std::size_t most = JsonScanner::kMaxDepth - 1;  // the record itself is a level
  CHECK(verdict(nested(most, '[', ']')).empty());
  CHECK(verdict(nested(most + 1, '[', ']')) ==
        std::to_string(5 + most) + ": nested deeper than 512 levels");
  CHECK_FALSE(verdict(nested(100'000, '[', ']')).empty());
  CHECK_FALSE(verdict("{\"a\":" + std::string(100'000, '[')).empty());
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK_FALSE(verdict(objects).empty());
}

TEST_CASE("the scanner agrees with simdjson on cut and flipped records", "[io][json_scan]") {
  const std::string whole =
      R"({"id": "x-1", "n": [0, -1.5e3, true, false, null, {"k": "v\u00e9\n"}], "text": "5 jam \"lalu\" Ã©", "e": {}})";
  REQUIRE(simdjson_takes(whole));
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    const std::string part = whole.substr(0, cut);
    CAPTURE(part);
    CHECK(verdict(part).empty() == simdjson_takes(part));
  }
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      // We leave broken UTF-8 to repair_text.
      if (first_invalid_byte(flipped) != std::string::npos) continue;
      CAPTURE(flipped);
      CHECK(verdict(flipped).empty() == simdjson_takes(flipped));
    }
}

TEST_CASE("strings are decoded, lone surrogates become U+FFFD", "[io][json_scan]") {
  const auto [raw, wanted] = GENERATE(table<std::string, std::string>({
      {R"("")", ""},
      {R"("plain")", "plain"},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\u0041\u00e9\u20ac")", "Aé€"},
      {R"("\ud83d\ude00!")", "😀!"},
      {R"("\uD83D\uDE00")", "😀"},
      {R"("a\ud800b")", "a\uFFFDb"},
      {R"("\ude00")", "\uFFFD"},
      {R"("\ud83d\ud83d\ude00")", "\uFFFD😀"},
      {R"("\ud83d\n")", "\uFFFD\n"},
      {R"("\ud83d\u0041")", "\uFFFDA"},
      {"\"\xC3\xFF\"", "\xC3\xFF"},
  }));
  CAPTURE(raw);
  CHECK(decoded(raw) == wanted);
}

TEST_CASE("what is written as a JSON string reads back the same", "[io][json_scan]") {
  std::mt19937 random(7);
  const std::string alphabet[] = {"a",    "\"", "\\", "\n",   std::string(1, '\0'),
                                  "\x1F", "é",  "😀",  "kata "};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += alphabet[random() % 9];
    std::string json;
    append_json_string(text, json);
    CAPTURE(json);
    CHECK(decoded(json) == text);
    CHECK(verdict("{\"a\":" + json + "}").empty());
  }
}

TEST_CASE("what is written is UTF-8 whatever came in", "[io][json_scan]") {
  std::string out;
  append_json_string("a\xFF\xC3(\xE2\x82", out);
  CHECK(out == "\"a\uFFFD\uFFFD(\uFFFD\uFFFD\"");
}

TEST_CASE("fractions have three decimals and stay within 0 and 1", "[io][json_row]") {
  JsonRow row;
  for (const float value : {-1.0f, 0.0f, 0.0004f, 0.5f, 0.9996f, 1.0f, 7.0f}) {
    row.fraction(value);
    row.put(' ');
  }
  CHECK(row.text() == "0.000 0.000 0.000 0.500 1.000 1.000 1.000 ");
}

TEST_CASE("short and long strings are escaped alike", "[io][json_text]") {
  for (const std::string_view odd : {"\"", "\\", "\n", "\x1F", "\x7F", "\xC3\xA9", "\xFF"}) {
    const auto escaped = [&](const std::string& before) {
      std::string out;
      append_json_string(before + std::string(odd) + "z", out);
      return out.substr(1 + before.size());
    };
    CHECK(escaped("a") == escaped(std::string(100, 'a')));
    CHECK(escaped(std::string(62, 'a')) == escaped(std::string(63, 'a')));
  }
}
