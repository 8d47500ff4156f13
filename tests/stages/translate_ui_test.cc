#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::vector<std::string> string_stages() {
  return {"repair_text", "normalise_unicode", "split_segments: {mode: string}",
          "tokenise",    "detect_language",   "find_numbers",
          "find_times",  "classify_segments", "translate_ui: {rewrite: all, threshold: 0.3}"};
}

}  // namespace

TEST_CASE("translate_ui obeys the laws of stages", "[stages][translate_ui]") {
  test::check_stage_laws(test::stages_up_to("translate_ui"));
}

TEST_CASE("translate_ui puts interface strings into one English", "[stages][translate_ui]") {
  test::Walk walk(string_stages());
  for (const auto& row : test::corpus("translate_ui.tsv")) {
    CAPTURE(row[0], row[2]);
    CHECK(test::english(walk(row[0])) == row[1]);
  }
}

TEST_CASE("translate_ui keeps placeholders byte for byte", "[stages][translate_ui]") {
  const auto placeholder =
      GENERATE(as<std::string>{}, "%s", "%1$s", "%(name)s", "%{count}", "{name}", "{{x}}", "$1",
               "{n, plural, one {#} other {#}}", "{{PLURAL:$1|a|b}}", "<b>", "%d");
  test::Walk walk(string_stages());
  const std::string english = test::english(walk("Hapus " + placeholder));
  CAPTURE(english);
  const std::size_t at = english.find(placeholder);
  REQUIRE(at != std::string::npos);
  CHECK(english.find(placeholder, at + 1) == std::string::npos);
}

TEST_CASE("translate_ui leaves Indonesian prose alone", "[stages][translate_ui]") {
  test::Walk walk(test::stages_up_to("translate_ui"));
  const auto text = GENERATE(
      as<std::string>{},
      "Warga desa itu menanam padi di sawah yang baru dibuka tahun lalu, kata kepala desa.",
      "Polisi masih mencari pelaku yang kabur setelah kejadian di pasar itu.");
  CHECK(test::english(walk(text)) == text);
}

TEST_CASE("translate_ui rewrites nothing when told so", "[stages][translate_ui]") {
  auto stages = string_stages();
  stages.back() = "translate_ui: {rewrite: none}";
  test::Walk walk(stages);
  CHECK(test::english(walk("Baca juga")) == "Baca juga");
}
