#include <catch2/catch.hpp>

#include <string>

#include "tests/support/walk.h"

using namespace jernih;

TEST_CASE("find_numbers gives each number one value and one English form",
          "[stages][find_numbers]") {
  test::Walk walk(test::stages_up_to("find_numbers"));
  for (const auto& row : test::corpus("find_numbers.tsv")) {
    CAPTURE(row[0]);
    const Document& doc = walk(row[0]);
    if (row[1] == "-") {
      CHECK(doc.annotations.empty());
      continue;
    }
    CHECK(doc.annotations.size() == 1);
    if (doc.annotations.size() != 1) continue;
    const Annotation& a = doc.annotations[0];
    CHECK(std::string(name(a.kind)) == row[1]);
    CHECK(std::string(a.english) == row[2]);
    CHECK(std::string(a.value) == row[3]);
    CHECK(std::string(a.kind == Annotation::Kind::money ? a.currency : a.unit) ==
          (row[4] == "-" ? "" : row[4]));
  }
}

TEST_CASE("find_numbers says when a number can be read two ways", "[stages][find_numbers]") {
  test::Walk walk(test::stages_up_to("find_numbers"));
  const Document& doc = walk("1.234");
  REQUIRE(doc.diagnostics.size() == 1);
  CHECK(doc.diagnostics[0].kind->code == "ambiguous_number");
}

TEST_CASE("find_numbers obeys the laws of stages", "[stages][find_numbers]") {
  test::check_stage_laws(test::stages_up_to("find_numbers"));
}
