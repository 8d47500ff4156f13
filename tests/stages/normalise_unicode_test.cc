#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <sstream>

#include "pipeline/model/utf8.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::string normalised(const std::string& text, const std::string& options = "") {
  test::Walk walk({"normalise_unicode" + options});
  return std::string(walk(text).text());
}

// A field of NormalizationTest.txt: "0044 0307".
std::string characters(const std::string& field) {
  std::istringstream in(field);
  std::string out;
  for (std::string code; in >> code;)
    append_char(static_cast<char32_t>(std::stoul(code, nullptr, 16)), out);
  return out;
}

// What `bzip2 -dc path` prints.
std::string unpacked(const std::string& path) {
  std::string out;
  FILE* pipe = popen(("bzip2 -dc " + path).c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    out.append(buffer.data(), n);
  pclose(pipe);
  return out;
}

}  // namespace

TEST_CASE("normalise_unicode obeys the laws of stages", "[stages][normalise_unicode]") {
  test::check_stage_laws(test::stages_up_to("normalise_unicode"));
}

TEST_CASE("normalise_unicode changes what looks the same and keeps the rest",
          "[stages][normalise_unicode]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"e\u0301", "\u00E9"},
      {"5\u00A0jam\u2009lalu\u3000x", "5 jam lalu x"},
      {"satu\r\ndua\rtiga\u2028empat\fx", "satu\ndua\ntiga\nempat\nx"},
      {"ka\u200Bta \uFEFFku\u00ADda", "kata kuda"},
      {"\u202Ekiri\u202C \u200Ekanan", "kiri kanan"},
      {"\U0001D5E5\U0001D5FD.\U0001D7ED", "Rp.1"},
      {"\uFF21\uFF11\uFF01", "A1!"},
      {"\uE838 Bagikan \uF0C9", " Bagikan "},
      {"Suka\uE838Bagikan", "Suka Bagikan"},
      {"👨\u200D👩 ❤\uFE0F 5\uFE0F\u20E3", "👨\u200D👩 ❤\uFE0F 5\uFE0F\u20E3"},
      {"🤦🏻\u200D♂\uFE0F", "🤦🏻\u200D♂\uFE0F"},
      {"می\u200Cخواهم", "می\u200Cخواهم"},
      {"ka\u200Dta\uFE0F", "kata"},
      {"“kata” ‘dia’ – lalu…", "“kata” ‘dia’ – lalu…"},
      {"Rp½ ™ ① № ﬁ", "Rp½ ™ ① № ﬁ"},
      {"dua  spasi\tdan tab", "dua  spasi\tdan tab"},
  }));
  CAPTURE(text);
  CHECK(normalised(text) == expected);
}

TEST_CASE("normalise_unicode follows its options", "[stages][normalise_unicode]") {
  CHECK(normalised("“a” ‘b’", ": {quotes: ascii}") == "\"a\" 'b'");
  CHECK(normalised("1–2 — −3", ": {dashes: ascii}") == "1-2 - -3");
  CHECK(normalised("lalu…", ": {ellipsis: ascii}") == "lalu...");
  CHECK(normalised("½ ﬁ ①", ": {form: nfkc}") == "1\u20442 fi 1");
  CHECK(normalised("\uE838 x", ": {icons: keep}") == "\uE838 x");
  CHECK(normalised("\U0001D5E5", ": {styled: keep}") == "\U0001D5E5");
}

TEST_CASE("normalise_unicode leads spans back to the raw bytes", "[stages][normalise_unicode]") {
  test::Walk walk({"normalise_unicode"});
  const std::string raw = "a\u00A0be\u0301\r\nb";
  const Document& doc = walk(raw);
  REQUIRE(doc.text() == "a b\u00E9\nb");
  const Span last = doc.raw_span({6, 7});
  CHECK(raw.substr(last.begin, last.size()) == "b");
  const Span letter = doc.raw_span({3, 5});
  CHECK(raw.substr(letter.begin, letter.size()) == "e\u0301");
}

TEST_CASE("normalise_unicode passes Unicode's own test of normal forms",
          "[stages][normalise_unicode]") {
  std::istringstream in(unpacked("/usr/share/unicode/NormalizationTest.txt.bz2"));
  INFO("NormalizationTest.txt.bz2 cannot be read: apt-get install unicode-data bzip2");
  REQUIRE(!in.str().empty());
  test::Walk nfc({"normalise_unicode: {icons: keep, styled: keep}"});
  test::Walk nfkc({"normalise_unicode: {form: nfkc, icons: keep, styled: keep}"});
  // Characters that this stage changes for reasons of its own are left to the other tests.
  const auto is_ours = [&](const std::string& s) { return normalised(s + "x") != s + "x"; };
  int checked = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#' || line[0] == '@') continue;
    std::istringstream fields(line);
    std::string source, c, d, kc;
    std::getline(fields, source, ';');
    std::getline(fields, c, ';');
    std::getline(fields, d, ';');
    std::getline(fields, kc, ';');
    CAPTURE(line);
    if (nfc(characters(source)).text() != characters(c)) CHECK(is_ours(characters(c)));
    if (nfc(characters(d)).text() != characters(c)) CHECK(is_ours(characters(c)));
    if (nfkc(characters(source)).text() != characters(kc)) CHECK(is_ours(characters(source)));
    ++checked;
  }
  CHECK(checked > 18000);
}
