#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

const std::vector<std::string> kStages = {"split_segments", "tokenise", "detect_language"};

std::string language_of(const std::string& text) {
  static test::Walk walk(kStages);
  return std::string(walk(text).language.code());
}

}  // namespace

TEST_CASE("a text has a language", "[stages][detect_language]") {
  for (const auto& row : test::corpus("detect_language.tsv")) {
    CAPTURE(row[0]);
    CHECK(language_of(row[0]) == row[1]);
  }
}

TEST_CASE("every word has a language, names and numbers none", "[stages][detect_language]") {
  test::Walk walk(kStages);
  const Document& doc = walk("Kemarin saya bertemu Prabowo di Jakarta jam 3, lalu pulang.");
  std::string got;
  for (const Token& t : doc.tokens)
    got += std::string(doc.text(t.at)) + "/" + std::string(t.language.code()) + " ";
  CHECK(got ==
        "Kemarin/id saya/id bertemu/id Prabowo/ di/id Jakarta/ jam/id 3/ ,/ lalu/id pulang/id ./ ");
}

TEST_CASE("a mixed segment has spans", "[stages][detect_language]") {
  test::Walk walk(kStages);
  const Document& doc = walk("tolong dicek lagi ya karena the server is not responding right now");
  REQUIRE(doc.segments.size() == 1);
  CHECK(doc.segments[0].language == kMixed);
  REQUIRE(doc.segments[0].language_span_count == 2);
  CHECK(doc.text(doc.language_spans[0].at) == "tolong dicek lagi ya karena");
  CHECK(doc.language_spans[1].language == kEnglish);
}

TEST_CASE("the page decides what a doubtful segment is", "[stages][detect_language]") {
  test::Walk walk(kStages);
  CHECK(walk("Pemerintah akan mengumumkan kebijakan itu besok pagi.\nMenu\nMereka sudah pulang.")
            .segments[1]
            .language == kIndonesian);
  CHECK(
      walk("The government will announce the policy tomorrow.\nMenu\nThey have gone home already.")
          .segments[1]
          .language == kEnglish);
}

TEST_CASE("lines of dates and names are judged with their page", "[stages][detect_language]") {
  test::Walk walk(kStages);
  const Document& doc = walk(
      "Pemerintah akan mengumumkan kebijakan itu besok pagi.\n07 Okt 2021 20:05\nMereka sudah "
      "pulang sejak tadi malam.\n01 Jun 2021 12:00\nWoro Yulianingsih\n08 Okt 2021 21:00\n");
  REQUIRE(doc.segments.size() == 6);
  for (const std::size_t i : {1u, 3u, 5u}) {
    CAPTURE(i);
    CHECK(doc.segments[i].language == kIndonesian);
  }
  CHECK(doc.segments[4].language == kUndetermined);
}

TEST_CASE("sizes and models on a page are of no language", "[stages][detect_language]") {
  test::Walk walk(kStages);
  const Document& doc = walk(
      "Ponsel ini sudah dijual di toko kami sejak kemarin.\nLi-Po 5000 mAh, Wi-Fi 802.11 "
      "a/b/g/n\nXiaomi Poco M4 Pro\nБыстрая доставка\nHubungi kami untuk harga terbaik.");
  REQUIRE(doc.segments.size() == 5);
  for (const std::size_t i : {1u, 2u}) {
    CAPTURE(i, doc.segments[i].language.code());
    CHECK((doc.segments[i].language == kUndetermined || doc.segments[i].language == kEnglish));
  }
  CHECK(doc.segments[3].language == kOtherLanguage);
}

TEST_CASE("a page of Indonesian has no third language by chance", "[stages][detect_language]") {
  test::Walk walk(kStages);
  const std::string page =
      "Ponsel ini sudah dijual di toko kami sejak kemarin, harganya tidak berubah.\n"
      "Hubungi kami untuk harga terbaik dan jangan lupa membaca keterangan di bawah ini.\n";
  for (const char* line :
       {"VIVO Y12S Y20 Y15S Y91C", "2 × 2500 mAh/19,35 Wh", "Rp349.000", "250 g", "BBCA",
        "Zotac RTX3060 Ventus 12GB GDDR6", "Siti Nurhaliza Rahman", "Dewi Sartika"}) {
    CAPTURE(line);
    CHECK(walk(page + line).segments.back().language == kUndetermined);
  }
  for (const char* line : {"barangnya syulit dcri", "bagusss bngt pokoknya mantaaap"}) {
    CAPTURE(line);
    CHECK(walk(page + line).segments.back().language == kIndonesian);
  }
  for (const auto& [line, code] :
       {std::pair{"Hapunten, simkuring teu tiasa sumping dinten ieu", "su"},
        std::pair{"piye to kowe kok ora teka wingi", "jv"}}) {
    CAPTURE(line);
    CHECK(walk(page + line).segments.back().language == Language(code));
  }
}

TEST_CASE("two languages in a line are mixed, loans and titles are not",
          "[stages][detect_language]") {
  for (const char* text : {"the minister said bahwa harga akan turun", "I think ini udah bener sih",
                           "Follow akun kami for more updates"}) {
    CAPTURE(text);
    CHECK(language_of(text) == "mixed");
  }
  for (const char* text : {"drama Korea MERCY FOR NONE resmi tayang di Netflix pada Jumat",
                           "audio itu hasil kecerdasan buatan (artificial intelligence/AI)",
                           "aplikasi sering error waktu login"}) {
    CAPTURE(text);
    CHECK(language_of(text) == "id");
  }
}

TEST_CASE("code is of no third language", "[stages][detect_language]") {
  for (const char* text :
       {"if (ja != null) { return de[el]; }", "<guid>7</guid>", "el = el.getBoundingClientRect();",
        "<pubDate>Fri, 05 Jun 2026 12:29:00 +0700</pubDate>", "var nu = het_ding | az;"}) {
    CAPTURE(text);
    const std::string language = language_of(text);
    CHECK((language == "en" || language == "id" || language == "und"));
  }
}

TEST_CASE("a sign of another script does not make a text of it", "[stages][detect_language]") {
  CHECK(language_of("kamera 13 MP, bukaan lebar, piksel 1.12 µm") == "id");
  CHECK(language_of("τα νέα της ημέρας") == "el");
}

TEST_CASE("drawled words are the words they drawl", "[stages][detect_language]") {
  CHECK(language_of("lamaaaaaa bangettttt prosesnyaaaa") == "id");
  test::Walk walk(kStages);
  CHECK(walk("Perang Dunia XVIII").tokens.back().kind == TokenKind::word);  // survives numerals
}

TEST_CASE("confidence is a chance", "[stages][detect_language]") {
  test::Walk walk(kStages);
  for (const auto& row : test::corpus("detect_language.tsv")) {
    CAPTURE(row[0]);
    for (const Segment& s : walk(row[0]).segments) {
      CHECK(s.confidence > 0);
      CHECK(s.confidence <= 1);
      if (s.language == kUndetermined) CHECK(s.confidence == 1);
    }
  }
  // More of the same makes surer.
  const float one = walk("Kamboja").segments[0].confidence;
  CHECK(walk("harga beras di pasar Kamboja naik lagi sejak kemarin").segments[0].confidence > one);
}

TEST_CASE("options of detect_language", "[stages][detect_language]") {
  test::Walk only({"split_segments", "tokenise", "detect_language: {languages: [id, en]}"});
  CHECK(only("Dit is een Nederlandse zin").language != Language("nl"));
  test::Walk strict({"split_segments", "tokenise", "detect_language: {threshold: 1}"});
  CHECK(strict("menu utama").language == kUndetermined);
  test::Walk alone({"split_segments", "tokenise", "detect_language: {context: false}"});
  test::Walk paged(kStages);
  const char* page = "Mereka sudah pulang sejak tadi malam.\n07 Okt 2021 20:05\nBesok libur.";
  CHECK(alone(page).segments[1].confidence != paged(page).segments[1].confidence);
  test::Walk home({"split_segments", "tokenise", "detect_language: {prior: 100}"});
  CHECK(home("minister").segments[0].confidence > paged("minister").segments[0].confidence);
  test::Walk longer({"split_segments", "tokenise", "detect_language: {minimum_letters: 5}"});
  CHECK(longer("dan").language == kUndetermined);
  CHECK(longer("dengan").language == kIndonesian);
}

TEST_CASE("detect_language obeys the laws of stages", "[stages][detect_language]") {
  test::check_stage_laws(test::stages_up_to("detect_language"));
}

TEST_CASE("what a worker saw before does not change a score", "[stages][detect_language]") {
  // "No." and "no" have one hash: the stop is no part of it.
  const std::vector<std::string> texts = {"No. 5 di Jl. Mawar", "no 5 di jl mawar",
                                          "Dr. Budi vs. dr budi"};
  test::Walk used(kStages);
  for (const std::string& text : texts) used(text);
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    test::Walk fresh(kStages);
    CAPTURE(*text);
    const float confidence = fresh(*text).segments.at(0).confidence;
    CHECK(used(*text).segments.at(0).confidence == confidence);
  }
}

TEST_CASE("a cache that overflowed gives the same scores", "[stages][detect_language]") {
  test::Walk used(kStages);
  std::string many;
  for (int i = 0; i < 300'000; ++i) {
    std::string word = "ka";
    for (int n = i; n > 0; n /= 20) word += "bcdfghjklmnpqrstvwxz"[n % 20];
    many += word + (i % 12 == 11 ? "\n" : " ");
  }
  const std::string text = "Harga beras naik and the people kbcd kxz complain about it";
  const float before = used(text).segments[0].confidence;
  used(many);
  CHECK(used(text).segments[0].confidence == before);
}
