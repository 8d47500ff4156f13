#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

// The segments of a text, joined by " ¦ ".
std::string segments_of(const std::string& text, const std::string& options = "") {
  test::Walk walk({"split_segments" + options});
  const Document& doc = walk(text);
  std::string out;
  for (const Segment& s : doc.segments) {
    if (!out.empty()) out += " ¦ ";
    out += doc.text(s.at);
  }
  return out;
}

}  // namespace

TEST_CASE("split_segments obeys the laws of stages", "[stages][split_segments]") {
  test::check_stage_laws(test::stages_up_to("split_segments"));
}

TEST_CASE("split_segments cuts blocks, sentences and chunks as the corpus says",
          "[stages][split_segments]") {
  for (const auto& row : test::corpus("split_segments.tsv")) {
    CAPTURE(row[0]);
    CHECK(segments_of(row[0]) == row[1]);
  }
}

TEST_CASE("split_segments numbers blocks that are not empty", "[stages][split_segments]") {
  test::Walk walk({"split_segments"});
  const Document& doc = walk("  Satu\r\n\n \nDua | Tiga\nEmpat");
  REQUIRE(doc.segments.size() == 4);
  CHECK(doc.segments[0].block == 0);
  CHECK(doc.segments[1].block == 1);
  CHECK(doc.segments[2].block == 1);
  CHECK(doc.segments[3].block == 2);
  CHECK(doc.text(doc.segments[0].at) == "Satu");
}

TEST_CASE("split_segments takes each line whole in string mode", "[stages][split_segments]") {
  CHECK(segments_of("Simpan. Keluar | Masuk\nDua", ": {mode: string}") ==
        "Simpan. Keluar | Masuk ¦ Dua");
}

TEST_CASE("split_segments guesses prose and interface from shape", "[stages][split_segments]") {
  const auto [text, kind] = GENERATE(table<std::string, SegmentKind>({
      {"Baca juga", SegmentKind::interface},
      {"5 jam lalu", SegmentKind::interface},
      {"Pemerintah menaikkan tarif mulai hari ini.", SegmentKind::prose},
      {"The company said it would hire more people next year", SegmentKind::prose},
  }));
  test::Walk walk({"split_segments"});
  const Document& doc = walk(text);
  CAPTURE(text);
  REQUIRE(doc.segments.size() == 1);
  CHECK(doc.segments[0].kind == kind);
}
