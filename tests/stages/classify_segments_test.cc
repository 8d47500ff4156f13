#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

TEST_CASE("classify_segments obeys the laws of stages", "[stages][classify_segments]") {
  test::check_stage_laws(test::stages_up_to("classify_segments"));
}

TEST_CASE("classify_segments knows the role of a line", "[stages][classify_segments]") {
  test::Walk walk(test::stages_up_to("classify_segments"));
  for (const auto& row : test::corpus("classify_segments.tsv")) {
    CAPTURE(row[0]);
    const Document& doc = walk(row[0]);
    REQUIRE(!doc.segments.empty());
    CHECK(name(doc.segments[0].role) == row[1]);
    CHECK(name(doc.segments[0].kind) == row[2]);
  }
}

TEST_CASE("classify_segments marks a line said again", "[stages][classify_segments]") {
  test::Walk walk(test::stages_up_to("classify_segments"));
  const Document& doc = walk(
      "Petani Cabai Panen Raya di Lereng Gunung\n\nPetani Cabai Panen Raya di Lereng Gunung\n\n"
      "Harga cabai turun setelah panen raya di lereng gunung itu.");
  REQUIRE(doc.segments.size() == 3);
  CHECK(doc.segments[0].duplicate_of == kNone);
  CHECK(doc.segments[1].duplicate_of == 0);
  CHECK(doc.segments[2].role == Role::body);
}
