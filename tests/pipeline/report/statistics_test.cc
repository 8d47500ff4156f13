#include <simdjson.h>
#include <catch2/catch.hpp>

#include "pipeline/report/run_report.h"
#include "pipeline/report/statistics.h"

using namespace jernih;

TEST_CASE("the account of a run reads as a sum", "[pipeline][statistics]") {
  Statistics s;
  s.in = 13'603;
  s.out = 13'590;
  s.dropped = 11;
  s.rejected = 2;
  s.bytes_in = 27'600'000;
  CHECK(summary_line(s, 1.23) ==
        "13 603 records  27.6 MB  1.2 s   in = out + dropped + rejected: 13 603 = 13 590 + 11 + 2");
  CHECK(s.adds_up());
  s.rejected = 3;
  CHECK_FALSE(s.adds_up());
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000'000) == "1 000 000");
}

TEST_CASE("statistics are sums, whoever counted", "[pipeline][statistics]") {
  Document doc;
  doc.reset("abc");
  doc.language = kIndonesian;
  Segment segment;
  segment.at = {0, 3};
  segment.role = Role::body;
  segment.language = kEnglish;
  segment.dropped = true;
  doc.segments = {segment};
  Annotation a;
  a.kind = Annotation::Kind::ui;
  a.at = {0, 3};
  a.rewritten = true;
  doc.annotations = {a};
  Statistics one;
  one.count(doc);
  one.count_rejected("not JSON: it ends");
  one.count_rejected("gzip: cut");
  Statistics two = one;
  two.add(one);
  CHECK(two.in == 6);
  CHECK(two.adds_up());
  CHECK(two.annotations[3] == 2);
  CHECK(two.rewritten[3] == 2);
  CHECK(two.dropped_segments == 2);
  CHECK(two.reject_reasons == Statistics::Names{{"gzip: cut", 2}, {"not JSON: it ends", 2}});
  RunReport report;
  report.statistics = two;
  report.files = {{"a\"b", "c"}};
  report.seconds = 1.0625;
  const std::string json = run_json(report);
  simdjson::dom::parser parser;
  simdjson::dom::element all;
  REQUIRE(parser.parse(json).get(all) == simdjson::SUCCESS);
  CHECK(all["segment_languages"]["en"].get_uint64().value() == 2);
  CHECK(all["record_languages"]["id"].get_uint64().value() == 2);
  CHECK(all["roles"]["body"].get_uint64().value() == 2);
  CHECK(all["groups"]["content"].get_uint64().value() == 2);
  CHECK(all["files"]["a\"b"].get_string().value() == "c");
  CHECK(all["seconds"].get_double().value() == Approx(1.063));
}
