#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

const std::string kPage =
    "Judul Berita Panjang Hari Ini di Kota\n\nIni kalimat pembuka yang cukup panjang untuk "
    "menjadi isi dari sebuah berita pendek saja.\n\n";

std::string dateline_of(const Document& doc) {
  for (const Segment& s : doc.segments)
    if (s.role == Role::dateline) return std::string(doc.text(s.at));
  return "-";
}

}  // namespace

TEST_CASE("split_datelines obeys the laws of stages", "[stages][split_datelines]") {
  test::check_stage_laws(test::stages_up_to("split_datelines"));
}

TEST_CASE("a dateline is cut off the sentence it stands before", "[stages][split_datelines]") {
  test::Walk split(test::stages_up_to("split_datelines"));
  test::Walk classified(test::stages_up_to("classify_segments"));
  for (const auto& row : test::corpus("split_datelines.tsv")) {
    CAPTURE(row[0]);
    const Document& doc = split(kPage + row[0]);
    CHECK(dateline_of(doc) == row[1]);
    if (row[1] != "-") CHECK(doc.segments.back().kind == SegmentKind::prose);
    CHECK(doc.segments.back().role == Role::none);
    std::uint32_t tokens = 0;
    for (const Segment& s : doc.segments) tokens += s.token_count;
    CHECK(tokens == doc.tokens.size());
    const Document& later = classified(kPage + row[0]);
    CHECK(dateline_of(later) == row[1]);
    CHECK(later.segments.back().role == Role::body);
  }
}

TEST_CASE("segments behind a dateline repeat what they repeated before",
          "[stages][split_datelines]") {
  std::vector<std::string> stages = test::stages_up_to("find_times");
  stages.insert(stages.end(), {"classify_segments", "split_datelines"});
  const std::string line = "Contoh.id, Kota Baru - Menteri itu meminta warga tetap tenang.\n\n";
  const std::string title = "Petani Cabai Panen Raya di Lereng Gunung\n\n";
  test::Walk walk(stages);
  const Document& doc = walk(line + title + line + title);
  REQUIRE(doc.segments.size() == 6);
  CHECK(doc.segments[5].duplicate_of == 2);
  for (std::size_t i = 0; i < 5; ++i) CHECK(doc.segments[i].duplicate_of == kNone);
}
