#include <catch2/catch.hpp>

#include "pipeline/model/render.h"
#include "tests/support/walk.h"

using namespace jernih;
using Kind = Annotation::Kind;

namespace {

Annotation mark(Document& doc, Span at, Kind kind, const char* english, bool rewritten = true) {
  Annotation a;
  a.at = at;
  a.kind = kind;
  a.english = doc.keep(english);
  a.rewritten = rewritten;
  return a;
}

}  // namespace

TEST_CASE("render replaces exactly the rewritten annotations", "[pipeline][render]") {
  Document doc;
  doc.reset("a 5 jam lalu b 2 hari lalu c");
  doc.freeze();
  doc.annotations.push_back(mark(doc, {15, 26}, Kind::time, "2 days ago", false));
  doc.annotations.push_back(mark(doc, {2, 12}, Kind::time, "5 hours ago"));
  settle(doc);
  CHECK(test::english(doc) == "a 5 hours ago b 2 hari lalu c");
  CHECK(doc.annotations[0].at == Span{2, 12});
}

TEST_CASE("of overlapping annotations the longest wins, then the earliest", "[pipeline][render]") {
  Document doc;
  doc.reset("0123456789");
  doc.freeze();
  doc.annotations.push_back(mark(doc, {0, 3}, Kind::time, "A"));
  doc.annotations.push_back(mark(doc, {2, 7}, Kind::time, "B"));
  doc.annotations.push_back(mark(doc, {7, 9}, Kind::time, "C"));
  doc.annotations.push_back(mark(doc, {8, 10}, Kind::time, "D"));
  settle(doc);
  REQUIRE(doc.annotations.size() == 2);
  CHECK(test::english(doc) == "01BC9");
}

TEST_CASE("a time inside a rewritten string says so and is not put in twice",
          "[pipeline][render]") {
  Document doc;
  doc.reset("Diperbarui 5 jam lalu.");
  doc.freeze();
  doc.annotations.push_back(mark(doc, {11, 21}, Kind::time, "5 hours ago"));
  doc.annotations.push_back(mark(doc, {11, 12}, Kind::number, "5", false));
  doc.annotations.push_back(mark(doc, {0, 21}, Kind::ui, "Updated 5 hours ago"));
  settle(doc);
  REQUIRE(doc.annotations.size() == 3);
  CHECK(doc.annotations[0].kind == Kind::ui);
  CHECK(doc.annotations[1].inside == 0);
  CHECK_FALSE(doc.annotations[1].rewritten);
  CHECK(doc.annotations[2].inside == 1);
  CHECK(test::english(doc) == "Updated 5 hours ago.");
}

TEST_CASE("a number that is a time, or the clock in one, is no number", "[pipeline][render]") {
  const Kind first = GENERATE(Kind::number, Kind::time);  // whoever came first
  const auto kinds_left = [&](Span time, bool holds_clock, Span number, const char* english) {
    Document doc;
    doc.reset("pukul 19.30 WIB, 2025");
    doc.freeze();
    Annotation a = mark(doc, time, Kind::time, "19:30 WIB");
    a.holds_clock = holds_clock;
    const Annotation b = mark(doc, number, Kind::number, english);
    doc.annotations = first == Kind::time ? std::vector{a, b} : std::vector{b, a};
    settle(doc);
    std::string out;
    for (const Annotation& left : doc.annotations) out += std::string(name(left.kind)) + " ";
    return out;
  };
  CHECK(kinds_left({0, 15}, true, {6, 11}, "19.30") == "time ");
  CHECK(kinds_left({6, 11}, false, {6, 11}, "19.30") == "time ");
  CHECK(kinds_left({0, 15}, true, {6, 8}, "19") == "time number ");       // no clock by itself
  CHECK(kinds_left({0, 15}, false, {6, 11}, "19.30") == "time number ");  // "1.5 hours ago"
  CHECK(kinds_left({0, 15}, true, {17, 21}, "20.25") == "time number ");  // beside it
}

TEST_CASE("dropped segments leave the English and take their annotations along",
          "[pipeline][render]") {
  Document doc;
  doc.reset("Iklan\n5 jam lalu\nIklan");
  doc.freeze();
  for (const Span at : {Span{0, 5}, Span{6, 16}, Span{17, 22}}) {
    Segment s;
    s.at = at;
    s.dropped = at.size() == 5;
    doc.segments.push_back(s);
  }
  doc.annotations.push_back(mark(doc, {0, 5}, Kind::ui, "Ad"));
  doc.annotations.push_back(mark(doc, {6, 16}, Kind::time, "5 hours ago"));
  settle(doc);
  CHECK(test::english(doc) == "\n5 hours ago\n");
}

TEST_CASE("a frozen text cannot be rewritten", "[pipeline][render]") {
  Document doc;
  doc.reset("a b");
  doc.rewrite("a c", {{{2, 3}, {2, 3}}});
  doc.freeze();
  CHECK_THROWS_AS(doc.rewrite("a d", {{{2, 3}, {2, 3}}}), std::logic_error);
  CHECK(doc.text() == "a c");
}

TEST_CASE("a document refills its memory: kept strings live until the reset",
          "[pipeline][render]") {
  Document doc;
  for (int round = 0; round < 3; ++round) {
    doc.reset("x");
    const std::string_view small = doc.keep("small");
    const std::string_view large = doc.keep(std::string(100'000, 'y'));
    const std::string_view after = doc.keep("after");
    CHECK(small == "small");
    CHECK(large.size() == 100'000);
    CHECK(after == "after");
  }
}
