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

TEST_CASE("find_numbers reads M by the language, the comma and the ISO code",
          "[stages][find_numbers]") {
  test::Walk walk(test::stages_up_to("find_numbers"));
  const auto [text, value] = GENERATE(table<std::string, std::string>({
      {"The house costs IDR 12.5M in Jakarta, the agent said on Monday morning.", "12500000"},
      {"The house costs Rp 12.5M in Jakarta, the agent said to us on Monday.", "12500000"},
      {"Harga rumah itu Rp2,5M, kata agen properti di Jakarta Selatan.", "2500000000"},
      {"Harga rumah itu Rp2M, kata agen properti di Jakarta Selatan.", "2000000000"},
      {"Harga rumah itu IDR 2,5 M, kata agen properti di Jakarta Selatan.", "2500000000"},
  }));
  CAPTURE(text);
  const Document& doc = walk(text);
  REQUIRE(!doc.annotations.empty());
  CHECK(std::string(doc.annotations[0].value) == value);
  CHECK(doc.annotations[0].kind == Annotation::Kind::money);
}

TEST_CASE("find_numbers reads its own English as the same value", "[stages][find_numbers]") {
  test::Walk walk(test::stages_up_to("find_numbers"));
  for (const auto& row : test::corpus("find_numbers.tsv")) {
    if (row[1] != "money") continue;
    CAPTURE(row[2]);
    const Document& doc = walk(row[2]);
    REQUIRE(doc.annotations.size() == 1);
    CHECK(std::string(doc.annotations[0].value) == row[3]);
    CHECK(std::string(doc.annotations[0].currency) == row[4]);
  }
}
