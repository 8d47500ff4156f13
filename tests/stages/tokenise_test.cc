#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "pipeline/model/utf8.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

// The tokens of a text, joined by " ¦ ".
std::string tokens_of(const std::string& text, const std::string& options = {}) {
  test::Walk walk({"split_segments", "tokenise" + options});
  const Document& doc = walk(text);
  std::string out;
  for (const Token& t : doc.tokens) {
    if (!out.empty()) out += " ¦ ";
    out += doc.text(t.at);
  }
  return out;
}

}  // namespace

TEST_CASE("tokenise obeys the laws of stages", "[stages][tokenise]") {
  test::check_stage_laws(test::stages_up_to("tokenise"));
}

TEST_CASE("tokenise cuts tokens as the corpus says", "[stages][tokenise]") {
  for (const auto& row : test::corpus("tokenise.tsv")) {
    CAPTURE(row[0]);
    CHECK(tokens_of(row[0]) == row[1]);
  }
}

TEST_CASE("tokenise gives each token its hash, case and neighbours", "[stages][tokenise]") {
  test::Walk walk({"split_segments", "tokenise"});
  const Document& doc = walk("Harga Rp5.000, murah.\nBaru");
  REQUIRE(doc.tokens.size() == 7);
  for (const Token& t : doc.tokens) CHECK(t.hash == word_hash(doc.text(t.at)));
  CHECK(doc.tokens[0].letters == LetterCase::capitalised);
  CHECK(doc.tokens[4].letters == LetterCase::lower);
  CHECK(doc.tokens[2].letters == LetterCase::none);
  CHECK(!doc.tokens[1].glued);
  CHECK(doc.tokens[2].glued);
  CHECK(doc.tokens[3].glued);
  CHECK(!doc.tokens[6].glued);
  CHECK(doc.segments[0].token_count == 6);
  CHECK(doc.segments[1].first_token == 6);
}

TEST_CASE("tokenise parts clitics where it is told to and the dictionary agrees",
          "[stages][tokenise]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"rumahnya", "rumah ¦ nya"},
      {"Pertanyaannya", "Pertanyaan ¦ nya"},
      {"rumahnyakah", "rumah ¦ nya ¦ kah"},
      {"bukuku bukumu", "buku ¦ ku ¦ buku ¦ mu"},
      {"pergilah, siapakah", "pergi ¦ lah ¦ , ¦ siapa ¦ kah"},
      {"kubaca kaulihat", "ku ¦ baca ¦ kau ¦ lihat"},
      {"kukatakannya", "ku ¦ katakan ¦ nya"},
      {"cita-citanya", "cita-cita ¦ nya"},
      {"stakeholdernya", "stakeholder ¦ nya"},
      {"perpanjangannya digelarnya", "perpanjangan ¦ nya ¦ digelar ¦ nya"},
      {"tanya tanyanya", "tanya ¦ tanya ¦ nya"},
      {"langkah langkah-langkah melangkah menikah",
       "langkah ¦ langkah-langkah ¦ melangkah ¦ menikah"},
      {"masalah sekolah jumlah bangku ilmu", "masalah ¦ sekolah ¦ jumlah ¦ bangku ¦ ilmu"},
      {"kutip kutipan kuasa kuliah kaum", "kutip ¦ kutipan ¦ kuasa ¦ kuliah ¦ kaum"},
      {"adalah biasanya meskipun", "adalah ¦ biasanya ¦ meskipun"},
      {"Sonya RUMAHNYA", "Sonya ¦ RUMAHNYA"},
  }));
  CAPTURE(text);
  CHECK(tokens_of(text, ": {clitics: apart}") == expected);
  CHECK(tokens_of("rumahnya kubaca") == "rumahnya ¦ kubaca");
}

TEST_CASE("tokenise gives parted clitics their own hash and neighbours", "[stages][tokenise]") {
  test::Walk walk({"split_segments", "tokenise: {clitics: apart}"});
  const Document& doc = walk("Dr. Budi, rumahnya jauh.\nIbunya");
  REQUIRE(doc.segments.size() == 2);
  const auto first = doc.tokens_of(doc.segments[0]);
  const auto second = doc.tokens_of(doc.segments[1]);
  REQUIRE(second.size() == 2);
  CHECK(doc.text(second[1].at) == "nya");
  CHECK(second[1].glued);
  CHECK(!second[0].glued);
  CHECK(second[0].letters == LetterCase::capitalised);
  CHECK(second[0].hash == word_hash("ibu"));
  CHECK(doc.text(first.back().at) == ".");
}

TEST_CASE("tokenise keeps an icon of a font apart from its label", "[stages][tokenise]") {
  test::Walk walk({"normalise_unicode: {icons: keep}", "split_segments", "tokenise"});
  const Document& doc = walk("\uE838Bagikan Suka\uF0C9");
  REQUIRE(doc.tokens.size() == 4);
  CHECK(doc.text(doc.tokens[0].at) == "\uE838");
  CHECK(doc.tokens[0].kind == TokenKind::symbol);
  CHECK(doc.text(doc.tokens[1].at) == "Bagikan");
  CHECK(doc.text(doc.tokens[3].at) == "\uF0C9");
}

TEST_CASE("tokenise cuts no grapheme cluster of Unicode's own test", "[stages][tokenise]") {
  std::ifstream in("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt");
  INFO("GraphemeBreakTest.txt cannot be read: apt-get install unicode-data");
  REQUIRE(in.good());
  test::Walk walk({"split_segments", "tokenise"});
  int checked = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line.substr(0, line.find('#')));
    std::string text;
    std::vector<std::uint32_t> inside;  // offsets that lie within a cluster
    char32_t last = 0;
    for (std::string sign, code; fields >> sign >> code;) {
      // What cannot be one token: white space and controls with what follows, signs before numbers
      const bool parts = class_of(last) == CharClass::space || class_of(last) == CharClass::control;
      if (sign == "\u00D7" && !parts) inside.push_back(static_cast<std::uint32_t>(text.size()));
      last = static_cast<char32_t>(std::stoul(code, nullptr, 16));
      append_char(last, text);
    }
    CAPTURE(line);
    for (const Token& t : walk(text).tokens)
      CHECK(std::count(inside.begin(), inside.end(), t.at.begin) == 0);
    checked += text.empty() ? 0 : 1;
  }
  CHECK(checked > 600);
}

TEST_CASE("tokenise tells kinds of tokens apart", "[stages][tokenise]") {
  const auto [text, kind] = GENERATE(table<std::string, TokenKind>({
      {"rumah", TokenKind::word},
      {"1.234,56", TokenKind::number},
      {"21/8/2025", TokenKind::number},
      {"08.34", TokenKind::number},
      {"2025-08-21T15:30:00+07:00", TokenKind::number},
      {"https://contoh.id/a?b=1", TokenKind::url},
      {"redaksi@contoh.co.id", TokenKind::email},
      {"@penulis", TokenKind::mention},
      {"#kabarbaik", TokenKind::hashtag},
      {"👍🏽", TokenKind::emoji},
      {":-)", TokenKind::emoji},
      {"...", TokenKind::punctuation},
      {"+", TokenKind::symbol},
  }));
  test::Walk walk({"split_segments", "tokenise"});
  const Document& doc = walk(text);
  CAPTURE(text);
  REQUIRE(doc.tokens.size() == 1);
  CHECK(name(doc.tokens[0].kind) == name(kind));
}

TEST_CASE("tokenise keeps every emoji of Unicode whole", "[stages][tokenise]") {
  std::ifstream in("/usr/share/unicode/emoji/emoji-test.txt");
  INFO("emoji-test.txt is missing: apt-get install unicode-data");
  REQUIRE(in.good());
  test::Walk walk({"split_segments", "tokenise"});
  int checked = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.find("; fully-qualified") == std::string::npos) continue;
    std::istringstream codes(line.substr(0, line.find(';')));
    std::string emoji;
    for (std::string code; codes >> code;)
      append_char(static_cast<char32_t>(std::stoul(code, nullptr, 16)), emoji);
    const Document& doc = walk("suka" + emoji + emoji + "ya");
    CAPTURE(line);
    REQUIRE(doc.tokens.size() == 4);
    CHECK(doc.text(doc.tokens[1].at) == emoji);
    CHECK(name(doc.tokens[1].kind) == name(TokenKind::emoji));
    ++checked;
  }
  CHECK(checked > 3000);
}
