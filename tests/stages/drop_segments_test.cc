#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

TEST_CASE("drop_segments obeys the laws of stages", "[stages][drop_segments]") {
  test::check_stage_laws(
      test::default_stages_and("drop_segments: {shorter_than: 5, duplicates: true}"));
}

TEST_CASE("drop_segments drops by length, language and repetition", "[stages][drop_segments]") {
  const std::string text = "Jakarta\nab\nJakarta\n";
  const auto [options, wanted] = GENERATE(table<std::string, std::string>({
      {"drop_segments", ""},
      {"drop_segments: {shorter_than: 3}", "ab\n"},
      {"drop_segments: {longer_than: 3}", "Jakarta\nJakarta\n"},
      {"drop_segments: {longer_than: 3, shorter_than: 3}", "Jakarta\nab\nJakarta\n"},
  }));
  CAPTURE(options);
  test::Walk walk(test::default_stages_and(options));
  CHECK(test::dropped(walk(text)) == wanted);
}

TEST_CASE("what is dropped leaves the English", "[stages][drop_segments]") {
  test::Walk walk(test::default_stages_and("drop_segments: {shorter_than: 3}"));
  CHECK(test::english(walk("Jakarta\nab\nBandung\n")) == "Jakarta\n\nBandung\n");
}

TEST_CASE("a group drops what its roles drop one by one", "[stages][drop_segments]") {
  const std::string text =
      "Polisi menangkap dua orang kemarin sore.\nBagikan ke WhatsApp\n12 komentar\n";
  test::Walk group(test::default_stages_and("drop_segments: {groups: [social]}"));
  test::Walk roles(
      test::default_stages_and("drop_segments: {roles: [share, comment, count, rating]}"));
  CHECK(test::dropped(group(text)) == "Bagikan ke WhatsApp\n12 komentar\n");
  CHECK(test::dropped(roles(text)) == test::dropped(group(text)));
}

TEST_CASE("drop_segments refuses roles and kinds that do not exist", "[stages][drop_segments]") {
  CHECK_THROWS_WITH(
      test::plan_of(test::default_stages_and("drop_segments: {roles: [advertisment]}")),
      Catch::Contains("did you mean 'advertisement'?"));
  CHECK_THROWS_WITH(
      test::plan_of(test::default_stages_and("drop_segments: {groups: [promotions]}")),
      Catch::Contains("did you mean 'promotion'?"));
}
