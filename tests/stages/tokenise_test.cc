#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

TEST_CASE("tokenise obeys the laws of stages", "[stages][tokenise]") {
  test::check_stage_laws(test::stages_up_to("tokenise"));
}
