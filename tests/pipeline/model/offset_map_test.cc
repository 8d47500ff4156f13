#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "pipeline/model/document.h"
#include "pipeline/model/offset_map.h"

using namespace jernih;

TEST_CASE("without edits raw and text offsets are the same", "[pipeline][offset_map]") {
  OffsetMap map;
  CHECK(map.raw_span({3, 9}) == Span{3, 9});
  CHECK(map.text_span({3, 9}) == Span{3, 9});
}

TEST_CASE("spans lead back over replaced, removed and inserted bytes", "[pipeline][offset_map]") {
  // raw  "a&amp;b\0cd"   text "a&bcd!"
  OffsetMap map;
  map.append({{{1, 6}, {1, 2}}, {{7, 8}, {3, 3}}, {{10, 10}, {5, 6}}});
  CHECK(map.raw_span({0, 1}) == Span{0, 1});
  CHECK(map.raw_span({1, 2}) == Span{1, 6});
  CHECK(map.raw_span({0, 3}) == Span{0, 7});
  CHECK(map.raw_span({3, 5}) == Span{8, 10});
  CHECK(map.raw_span({2, 4}) == Span{6, 9});
  CHECK(map.raw_span({3, 3}) == Span{7, 8});
  CHECK(map.raw_span({5, 6}) == Span{10, 10});
  CHECK(map.text_span({1, 6}) == Span{1, 2});
  CHECK(map.text_span({3, 4}) == Span{1, 2});
  CHECK(map.text_span({7, 8}) == Span{3, 3});
}

TEST_CASE("two rewrites compose to one map", "[pipeline][offset_map]") {
  Document doc;
  doc.reset("x&amp;eacute;y  z");
  doc.rewrite("x&eacute;y  z", {{{1, 6}, {1, 2}}});
  doc.rewrite("x\u00E9y  z", {{{1, 9}, {1, 3}}});
  doc.rewrite("x\u00E9y z", {{{4, 6}, {4, 5}}});
  CHECK(doc.text() == "x\u00E9y z");
  CHECK(doc.raw_span({1, 3}) == Span{1, 13});
  CHECK(doc.raw_span({3, 4}) == Span{13, 14});
  CHECK(doc.raw_span({4, 5}) == Span{14, 16});
  CHECK(doc.raw_span({5, 6}) == Span{16, 17});
}

TEST_CASE("diagnostics move with later rewrites", "[pipeline][offset_map]") {
  static constexpr DiagnosticKind kOdd{"odd", "something odd"};
  Document doc;
  doc.reset("ab  cd");
  doc.report({4, 6}, kOdd);
  doc.rewrite("ab cd", {{{2, 4}, {2, 3}}});
  CHECK(doc.diagnostics.at(0).at == Span{3, 5});
  doc.freeze();
  CHECK_THROWS_AS(doc.rewrite("x", {{{0, 5}, {0, 1}}}), std::logic_error);
}

TEST_CASE("every untouched byte is found again after random rewrites", "[pipeline][offset_map]") {
  std::minstd_rand random(7);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  Document doc;
  for (int round = 0; round < 20000; ++round) {
    std::string raw;
    for (std::uint32_t n = below(24); n > 0; --n) raw.push_back(static_cast<char>('a' + below(26)));
    doc.reset(raw);
    for (int pass = 0; pass < 3; ++pass) {
      const std::string old(doc.text());
      std::string text;
      Edits edits;
      const auto size = static_cast<std::uint32_t>(old.size());
      for (std::uint32_t i = 0; i < size;) {
        const Span before{i, std::min(size, i + 1 + below(3))};
        if (below(3) == 0) {
          const auto begin = static_cast<std::uint32_t>(text.size());
          text.append(below(3), static_cast<char>('0' + pass));
          edits.push_back({before, {begin, static_cast<std::uint32_t>(text.size())}});
        } else {
          text += slice(old, before);
        }
        i = before.end;
      }
      if (!edits.empty()) doc.rewrite(text, edits);
    }
    CAPTURE(raw, doc.text());
    std::uint32_t at_raw = 0;
    std::uint32_t at_text = 0;
    for (const Edit& e : doc.offsets().edits()) {
      REQUIRE(e.before.begin >= at_raw);
      REQUIRE(e.after.begin >= at_text);
      REQUIRE(slice(doc.raw(), {at_raw, e.before.begin}) == doc.text({at_text, e.after.begin}));
      at_raw = e.before.end;
      at_text = e.after.end;
    }
    REQUIRE(doc.raw().substr(at_raw) == doc.text().substr(at_text));
    for (std::uint32_t i = 0; i < doc.text().size(); ++i) {
      const Span home = doc.raw_span({i, i + 1});
      REQUIRE(home.end <= doc.raw().size());
      if (doc.text()[i] >= 'a') REQUIRE(slice(doc.raw(), home) == doc.text({i, i + 1}));
    }
  }
}
