#include <catch2/catch.hpp>

#include "pipeline/model/utf8.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::string repaired(const std::string& text, const std::string& options = "") {
  test::Walk walk({"repair_text" + options});
  return std::string(walk(text).text());
}

// Doubled backslashes and \xNN in a corpus cell stand for the byte.
std::string unescaped(const std::string& cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell.compare(i, 2, "%%") == 0 && i + 4 <= cell.size()) {
      out.push_back(static_cast<char>(std::stoi(cell.substr(i + 2, 2), nullptr, 16)));
      i += 3;
    } else {
      out.push_back(cell[i]);
    }
  }
  return out;
}

std::string codes(const Document& doc) {
  std::string out;
  for (const Diagnostic& d : doc.diagnostics) out += std::string(d.kind->code) + " ";
  return out;
}

}  // namespace

TEST_CASE("repair_text obeys the laws of stages", "[stages][repair_text]") {
  test::check_stage_laws(test::stages_up_to("repair_text"));
}

TEST_CASE("repair_text repairs and leaves as the corpus says", "[stages][repair_text]") {
  for (const auto& row : test::corpus("repair_text.tsv")) {
    CAPTURE(row[0]);
    CHECK(repaired(unescaped(row[0])) == unescaped(row[1]));
  }
}

TEST_CASE("repair_text always gives valid UTF-8", "[stages][repair_text]") {
  const auto policy = GENERATE(as<std::string>{}, ": {invalid: guess}", ": {invalid: replace}",
                               ": {invalid: reject}");
  test::Walk walk({"repair_text" + policy});
  for (const std::string& input : test::hard_inputs()) {
    const Document& doc = walk(input);
    CHECK(first_invalid_byte(doc.text()) == std::string_view::npos);
  }
}

TEST_CASE("repair_text follows the policy for invalid bytes", "[stages][repair_text]") {
  CHECK(repaired("caf\xE9 itu", ": {invalid: guess}") == "café itu");
  CHECK(repaired("caf\xE9 itu", ": {invalid: replace}") == "caf\uFFFD itu");
  CHECK(repaired("\x93"
                 "besok\x94",
                 ": {invalid: guess}") == "“besok”");
  CHECK(repaired("lalu\xE2\x80") == "lalu\uFFFD");
  CHECK(repaired("\x80\x99 lalu") == "\uFFFD lalu");
  test::Walk walk({"repair_text: {invalid: reject}"});
  CHECK(walk("caf\xE9").reject_reason == "not UTF-8 (repair_text.invalid)");
  CHECK(walk("café").reject_reason.empty());
}

TEST_CASE("repair_text reads other encodings when told", "[stages][repair_text]") {
  CHECK(repaired("r\xE9sum\xE9 \x96 baru", ": {encoding: windows-1252}") == "résumé – baru");
  CHECK(repaired(std::string("a\0b\0", 4), ": {encoding: utf-16le}") == "ab");
  CHECK_THROWS_AS(test::plan_of({"repair_text: {encoding: klingon}"}), ConfigError);
}

TEST_CASE("repair_text detects other encodings only when asked", "[stages][repair_text]") {
  const std::string detect = ": {encoding: detect}";
  const std::string utf8 = "Kafé “Senja” buka – pukul 08.34";
  CHECK(repaired(utf8, detect) == utf8);
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("Harga naik lagi sejak pagi tadi")) {
    utf16.push_back(c);
    utf16.push_back('\0');
  }
  CHECK(repaired(utf16, detect).find("Harga naik lagi sejak pagi tadi") != std::string::npos);
  const std::string latin =
      "Le caf\xE9 du th\xE9\xE2tre est ferm\xE9 jusqu'\xE0 la fin de l'\xE9t\xE9.";
  CHECK(repaired(latin, detect) == "Le café du théâtre est fermé jusqu'à la fin de l'été.");
  test::Walk walk({"repair_text" + detect});
  CHECK(codes(walk(latin)).find("encoding_converted") != std::string::npos);
}

TEST_CASE("repair_text guesses run by run inside valid text", "[stages][repair_text]") {
  CHECK(repaired("café caf\xE9 “kata” \x93kata\x94 é\xE9!") == "café café “kata” “kata” éé!");
  test::Walk walk({"repair_text"});
  const Document& doc = walk("é \xE9 dan \x96 lalu");
  REQUIRE(doc.diagnostics.size() == 2);
  for (const Diagnostic& d : doc.diagnostics) CHECK(doc.raw_span(d.at).size() == 1);
}

TEST_CASE("repair_text does only what its options allow", "[stages][repair_text]") {
  CHECK(repaired("cafÃ©", ": {mojibake: false}") == "cafÃ©");
  CHECK(repaired("a &amp; b", ": {entities: false}") == "a &amp; b");
  CHECK(repaired("a\\u00e9", ": {escapes: false}") == "a\\u00e9");
  CHECK(repaired("a\x01", ": {controls: false}") == "a\x01");
}

TEST_CASE("repair_text leads each repair back to the raw bytes", "[stages][repair_text]") {
  test::Walk walk({"repair_text"});
  const Document& doc = walk("Andr&eacute; dan cafÃ© \x01 itu \\u00e9");
  CHECK(doc.text() == "André dan café  itu é");
  CHECK(codes(doc) == "escape_decoded entity_decoded mojibake_repaired control_removed ");
  std::vector<std::string> raw;
  for (const Diagnostic& d : doc.diagnostics) {
    const Span span = doc.raw_span(d.at);
    raw.emplace_back(doc.raw().substr(span.begin, span.size()));
  }
  CHECK(raw == std::vector<std::string>{"\\u00e9", "&eacute;", "Ã©", "\x01"});
}
