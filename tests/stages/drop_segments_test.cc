#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::vector<std::string> default_stages_and(const std::string& last) {
  std::vector<std::string> out = test::stages_up_to("translate_ui");
  out.push_back(last);
  return out;
}

// The bytes of the segments that were dropped, a line each.
std::string dropped(const Document& doc) {
  std::string out;
  for (const Segment& s : doc.segments)
    if (s.dropped) out += std::string(doc.text(s.at)) + "\n";
  return out;
}

}  // namespace

TEST_CASE("drop_segments obeys the laws of stages", "[stages][drop_segments]") {
  test::check_stage_laws(default_stages_and("drop_segments: {shorter_than: 5, duplicates: true}"));
}

TEST_CASE("drop_segments drops by length, language and repetition", "[stages][drop_segments]") {
  const std::string text = "Jakarta\nab\nJakarta\n";
  const auto [options, wanted] = GENERATE(table<std::string, std::string>({
      {"drop_segments", ""},
      {"drop_segments: {shorter_than: 3}", "ab\n"},
      {"drop_segments: {longer_than: 3}", "Jakarta\nJakarta\n"},
  }));
  CAPTURE(options);
  test::Walk walk(default_stages_and(options));
  CHECK(dropped(walk(text)) == wanted);
}

TEST_CASE("what is dropped leaves the English", "[stages][drop_segments]") {
  test::Walk walk(default_stages_and("drop_segments: {shorter_than: 3}"));
  CHECK(test::english(walk("Jakarta\nab\nBandung\n")) == "Jakarta\n\nBandung\n");
}

TEST_CASE("drop_segments refuses roles and kinds that do not exist", "[stages][drop_segments]") {
  CHECK_THROWS_WITH(test::plan_of(default_stages_and("drop_segments: {roles: [advertisment]}")),
                    Catch::Contains("did you mean 'advertisement'?"));
}
