#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

const std::vector<std::string> kStages = {"split_segments", "example_stage: {most_bytes: 20}"};

}  // namespace

TEST_CASE("example_stage obeys the laws of stages", "[stages][example_stage]") {
  test::check_stage_laws(kStages);
}

TEST_CASE("example_stage does what its corpus says", "[stages][example_stage]") {
  test::Walk walk(kStages);
  for (const auto& row : test::corpus("example_stage.tsv")) {
    CAPTURE(row[0]);
    CHECK(std::to_string(walk(row[0]).diagnostics.size()) == row[1]);
  }
}
