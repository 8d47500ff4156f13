#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

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

namespace {

// A row's text without its marks, and the phrases that stood between them.
std::string without_marks(std::string marked, std::vector<Span>& phrases) {
  constexpr std::string_view kOpen = "\u27E6";
  constexpr std::string_view kClose = "\u27E7";
  for (std::size_t at = 0; (at = marked.find(kOpen, at)) != std::string::npos;) {
    marked.erase(at, kOpen.size());
    const std::size_t end = marked.find(kClose, at);
    marked.erase(end, kClose.size());
    phrases.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end;
  }
  return marked;
}

// "a | b" for annotations of time.
template <class Field>
std::string joined(const Document& doc, Field field) {
  std::string out;
  for (const Annotation& a : doc.annotations) {
    if (a.kind != Annotation::Kind::time) continue;
    if (!out.empty()) out += " | ";
    out += field(a);
  }
  return out.empty() ? "-" : out;
}

}  // namespace

TEST_CASE("find_times finds phrases in their sentences, whole and nothing else",
          "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  for (const auto& row : test::corpus("find_times_in_context.tsv")) {
    std::vector<Span> phrases;
    const std::string text = without_marks(row[0], phrases);
    CAPTURE(row[0]);
    const Document& doc = walk(text, "2026-03-18T10:00:00+07:00");
    std::vector<Span> found;
    for (const Annotation& a : doc.annotations)
      if (a.kind == Annotation::Kind::time) found.push_back(a.at);
    CHECK(found == phrases);
    CHECK(joined(doc, [](const Annotation& a) { return std::string(a.english); }) == row[1]);
    if (row[2].find('*') == std::string::npos)
      CHECK(joined(doc, [](const Annotation& a) { return std::string(a.value); }) == row[2]);
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

TEST_CASE("find_times reads every phrase without a reference, too", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  for (const auto& row : test::corpus("find_times.tsv")) {
    CAPTURE(row[0]);
    for (const Annotation& a : walk(row[0]).annotations) {
      if (a.kind != Annotation::Kind::time) continue;
      CHECK_FALSE(a.value.starts_with("0000"));
      if (a.anchor == "reference") CHECK_FALSE(a.resolved);
    }
  }
  CHECK(only_time(walk("musim panas ini"))->value == "XXXX-SU");
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
  CHECK_FALSE(only_time(doc)->resolved);
  CHECK(doc.diagnostics.size() == 1);
}

TEST_CASE("find_times names a reference time that it cannot read", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& doc = walk("5 jam lalu", "the other day");
  REQUIRE(doc.diagnostics.size() == 1);
  CHECK(doc.diagnostics[0].kind->code == "reference_time_unreadable");
  CHECK(doc.diagnostics[0].detail == "the other day");
  CHECK_FALSE(only_time(doc)->resolved);
}

TEST_CASE("find_times tells an epoch reference in the zone of the stage", "[stages][find_times]") {
  std::vector<std::string> stages = test::stages_up_to("find_times");
  test::Walk west(stages);
  CHECK(west("1 jam lalu", "1755831600").reference_time.value == "2025-08-22T10:00:00+07:00");
  CHECK(west("hari ini", "1755882000000").reference_time.value == "2025-08-23T00:00:00+07:00");
  stages.back() = "find_times: {zone: UTC}";
  test::Walk utc(stages);
  CHECK(utc("1 jam lalu", "1755831600").reference_time.value == "2025-08-22T03:00:00+00:00");
}

TEST_CASE("find_times survives numbers beyond its reach", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  for (const char* text :
       {"15:30:00.9999999999", "99999999999/9/2025", "999.999.999.999.999 windu lalu",
        "9.999.999.999 milenium lalu", "1-2147483648 abad lagi", "3-999999999999 tahun lalu",
        "2147483648-4294967296 bulan lalu"}) {
    CAPTURE(text);
    for (const Annotation& a : walk(text, kNow).annotations)
      if (a.kind == Annotation::Kind::time) CHECK_FALSE(a.value.starts_with("20"));
  }
}

TEST_CASE("find_times obeys the laws of stages", "[stages][find_times]") {
  test::check_stage_laws(test::stages_up_to("find_times"));
}

TEST_CASE("find_times counts on from the last date, month or year named", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& years = walk("Pada 2019 ia pindah. Dua tahun kemudian ia kembali.", kNow);
  CHECK(joined(years, [](const Annotation& a) { return std::string(a.value); }) == "2019 | 2021");
  const Document& days = walk("Pada 2019 ia pindah. Dua hari kemudian ia kembali.", kNow);
  CHECK(joined(days, [](const Annotation& a) { return std::string(a.value); }) ==
        "2019 | FUTURE_REF");
}

TEST_CASE("find_times writes no year that it does not know", "[stages][find_times]") {
  test::Walk walk(test::stages_up_to("find_times"));
  const Document& doc = walk("Q1 naik");
  for (const Annotation& a : doc.annotations) CHECK(a.value == "XXXX-Q1");
}
