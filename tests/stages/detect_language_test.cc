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

TEST_CASE("options of detect_language", "[stages][detect_language]") {
  test::Walk only({"split_segments", "tokenise", "detect_language: {languages: [id, en]}"});
  CHECK(only("Dit is een Nederlandse zin").language != Language("nl"));
  test::Walk strict({"split_segments", "tokenise", "detect_language: {threshold: 1}"});
  CHECK(strict("menu utama").language == kUndetermined);
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
