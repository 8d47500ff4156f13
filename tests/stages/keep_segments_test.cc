#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

TEST_CASE("keep_segments obeys the laws of stages", "[stages][keep_segments]") {
  test::check_stage_laws(
      test::default_stages_and("keep_segments: {longer_than: 5, groups: [content, social]}"));
}

TEST_CASE("keep_segments drops what is not all that was asked for", "[stages][keep_segments]") {
  const std::string text =
      "Polisi menangkap dua orang kemarin sore.\nBagikan ke WhatsApp\n12 komentar\n";
  const std::string prose = "Polisi menangkap dua orang kemarin sore.\n";
  const std::string share = "Bagikan ke WhatsApp\n";
  const std::string count = "12 komentar\n";
  const auto [options, wanted] = GENERATE_COPY(table<std::string, std::string>({
      {"keep_segments", ""},
      {"keep_segments: {groups: [content]}", share + count},
      {"keep_segments: {groups: [content, social]}", ""},
      {"keep_segments: {roles: [share]}", prose + count},
      {"keep_segments: {kinds: [interface]}", prose},
      {"keep_segments: {languages: [en]}", prose + share + count},
      {"keep_segments: {longer_than: 11}", count},
      {"keep_segments: {longer_than: 11, shorter_than: 20}", prose + count},
      {"keep_segments: {groups: [social], longer_than: 11}", prose + count},
      {"keep_segments: {groups: [social], roles: [body]}", prose + share + count},
  }));
  CAPTURE(options);
  test::Walk walk(test::default_stages_and(options));
  CHECK(test::dropped(walk(text)) == wanted);
}

TEST_CASE("keep_segments gives nothing back that was dropped before", "[stages][keep_segments]") {
  std::vector<std::string> stages = test::default_stages_and("drop_segments: {shorter_than: 3}");
  stages.push_back("keep_segments: {languages: [id, en, und, other, mixed]}");
  test::Walk walk(stages);
  CHECK(test::dropped(walk("Jakarta\nab\n")) == "ab\n");
}

TEST_CASE("a condition bounds what keep_segments drops", "[stages][keep_segments]") {
  test::Walk walk(
      test::default_stages_and("keep_segments: {when: {group: social}, roles: [share]}"));
  CHECK(test::dropped(walk("Polisi menangkap dua orang kemarin sore.\nBagikan ke WhatsApp\n"
                           "12 komentar\n")) == "12 komentar\n");
}

TEST_CASE("keep_segments refuses groups that do not exist", "[stages][keep_segments]") {
  CHECK_THROWS_WITH(test::plan_of(test::default_stages_and("keep_segments: {groups: [contents]}")),
                    Catch::Contains("did you mean 'content'?"));
}
