#include <catch2/catch.hpp>

#include <string>
#include <tuple>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

constexpr const char* kNow = "2025-08-22T10:00:00+07:00";

// The only time phrase of a document; fails the test when there is none or more.
const Annotation* only_time(const Document& doc) {
  const Annotation* found = nullptr;
  for (const Annotation& a : doc.annotations) {
    if (a.kind != Annotation::Kind::time) continue;
    if (found != nullptr) return nullptr;
    found = &a;
  }
  return found;
}

}  // namespace

TEST_CASE("find_times gives each phrase one English form and one value", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  for (const auto& row : test::corpus("find_times.tsv")) {
    CAPTURE(row[0], row[1]);
    const Document& doc = walk(row[0], row[1] == "-" ? "" : row[1]);
    const Annotation* time = only_time(doc);
    if (row[3] == "NONE") {
      bool has_time = false;
      for (const Annotation& a : doc.annotations) has_time |= a.kind == Annotation::Kind::time;
      CHECK_FALSE(has_time);
      continue;
    }
    CHECK(time != nullptr);
    if (time == nullptr) continue;
    CHECK(std::string(time->english) == row[2]);
    CHECK(std::string(time->type) == row[3]);
    CHECK(std::string(time->value) == row[4]);
  }
}

TEST_CASE("find_times measures from the page's own date when the record has none",
          "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& doc = walk("Rabu, 18 Juni 2025 07:30 WIB\n2 hari lalu\n");
  CHECK(doc.reference_time.from == ReferenceTime::From::page);
  CHECK(doc.reference_time.value == "2025-06-18T07:30:00+07:00");
  bool found = false;
  for (const Annotation& a : doc.annotations) found |= a.value == "2025-06-16";
  CHECK(found);
}

TEST_CASE("find_times never guesses without a reference", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& doc = walk("5 jam lalu");
  const Annotation* time = only_time(doc);
  REQUIRE(time != nullptr);
  CHECK_FALSE(time->resolved);
  CHECK(time->value == "-PT5H");
  CHECK(time->instant.empty());
}

TEST_CASE("find_times reports a weekday that contradicts its date", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& doc = walk("Senin, 21 Agustus 2025", kNow);
  REQUIRE(doc.diagnostics.size() == 1);
  CHECK(doc.diagnostics[0].kind->code == "weekday_mismatch");
  CHECK(only_time(doc)->value == "2025-08-21");
}

TEST_CASE("find_times gives an impossible date no value", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& doc = walk("31 Juni 2025", kNow);
  REQUIRE(only_time(doc) != nullptr);
  CHECK(only_time(doc)->value.empty());
  CHECK(doc.diagnostics.size() == 1);
}

TEST_CASE("find_times obeys the laws of stages", "[stages][find_times]") {
  test::check_stage_laws(test::stages_up_to("find_times"));
}
