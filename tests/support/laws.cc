// The laws of stages, for tests. A failing law names the stage list and the input.
#include <catch2/catch.hpp>

#include <array>

#include "lexicons/tables/tsv.h"
#include "pipeline/model/utf8.h"
#include "tests/support/walk.h"

namespace jernih::test {
namespace {

// Everything a document says, as one text: two runs must agree on it.
std::string dump(const Document& doc) {
  std::string out(doc.text());
  const auto span = [&](Span s) {
    out += " [" + std::to_string(s.begin) + "," + std::to_string(s.end) + ")";
  };
  for (const Segment& s : doc.segments) {
    span(s.at);
    out += std::string(name(s.kind)) + std::string(name(s.role)) + std::string(s.language.code()) +
           std::to_string(s.confidence);
  }
  for (const Token& t : doc.tokens) {
    span(t.at);
    out += std::string(name(t.kind)) + std::string(t.language.code()) + std::to_string(t.word);
  }
  for (const Annotation& a : doc.annotations) {
    span(a.at);
    for (const std::string_view v : {name(a.kind), a.english, a.value, a.type, a.grain, a.instant,
                                     a.unit, a.currency, a.by, name(a.role)})
      out += std::string(v) + "|";
    out += a.rewritten ? "R" : "-";
  }
  for (const Diagnostic& d : doc.diagnostics) {
    span(d.at);
    out += std::string(d.kind->code) + d.detail;
  }
  return out + "=" + english(doc);
}

bool is_border(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && !is_trail(text[at]));
}

void check_span(const Document& doc, Span at, const char* what) {
  CAPTURE(what, at.begin, at.end);
  CHECK(at.begin <= at.end);
  CHECK(at.end <= doc.text().size());
  if (doc.segments.empty()) return;  // an unrepaired text may be broken anywhere
  CHECK(is_border(doc.text(), at.begin));
  CHECK(is_border(doc.text(), at.end));
}

template <class Things>
void check_spans(const Document& doc, const Things& things, const char* what, bool disjoint) {
  std::uint32_t last_begin = 0;
  std::uint32_t last_end = 0;
  for (const auto& t : things) {
    check_span(doc, t.at, what);
    CHECK(t.at.begin >= (disjoint ? last_end : last_begin));
    last_begin = t.at.begin;
    last_end = t.at.end;
  }
}

void check_cover(const Document& doc) {
  std::uint32_t at = 0;
  const auto only_space = [&](Span gap) {
    for (const char c : doc.text(gap))
      if (static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F) return false;
    return true;
  };
  for (const Segment& s : doc.segments) {
    CHECK(only_space({at, s.at.begin}));
    at = s.at.end;
  }
  if (!doc.segments.empty()) CHECK(only_space({at, static_cast<std::uint32_t>(doc.text().size())}));
}

// Annotations of one kind never overlap, and rewritten ones not at all, of whatever kind.
void check_overlaps(const Document& doc) {
  std::array<std::uint32_t, 4> end_of_kind{};
  std::uint32_t end_of_rewritten = 0;
  for (const Annotation& a : doc.annotations) {
    std::uint32_t& end = end_of_kind.at(static_cast<std::size_t>(a.kind));
    CAPTURE(name(a.kind), a.at.begin, a.at.end);
    CHECK(a.at.begin >= end);
    end = a.at.end;
    if (!a.rewritten) continue;
    CHECK(a.at.begin >= end_of_rewritten);
    end_of_rewritten = a.at.end;
  }
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

}  // namespace

std::vector<std::string> hard_inputs() {
  std::string nul_inside = "a b";
  nul_inside[1] = '\0';
  return {
      "",
      " ",
      "\n\n\n",
      "\r\n\r\n",
      nul_inside,
      "\xFF\xFE\x80",
      "\xC3",
      "5 jam lalu\xE2\x80",
      "Diperbarui 5 jam lalu oleh Redaksi\nBaca juga: Rp1,5 juta\n12 komentar\nSelengkapnya",
      "\xED\xA0\x80",
      "Ã©Ã¢â‚¬â„¢",
      "&amp;amp;lt;&#x0;&#99999999;",
      "\\u00e9\\ud83d\\n\\x",
      "\t\t|\t|•·»",
      "e\u0301\u0301\u0301",
      "👨‍👩‍👧‍👦🇮🇩👍🏽",
      "\u202Eabc\u202C\u200B\uFEFF",
      "99999999999999999999 jam lalu",
      "31/02/2025 25:61 99 Agustus 0000",
      "{number} %s %1$s {{x}} :name $1",
      "((((((((((",
      "..........",
      "-----",
      "1.1.1.1.1.1.1.1",
      "@@@###",
      "http://",
      "a@b",
      "Rp",
      "Rp Rp Rp 1.2.3,4,5",
      "ke-ke-ke-2-2-an",
      repeated("kata ", 1 << 20),
      repeated("katatanpaspasi", 1 << 20),
      repeated("5 jam lalu. ", 1 << 18),
      repeated("\n", 1 << 16),
      repeated("1.", 1 << 16),
      repeated("\xC3", 1 << 16),
      repeated("e\u0301", 1 << 16),
      repeated("&amp;", 1 << 16),
      repeated("Senin, ", 1 << 16),
      repeated("| ", 1 << 16),
      repeated("dua puluh ", 1 << 16),
      repeated("(", 1 << 16),
  };
}

void check_stage_laws(const std::vector<std::string>& stages) {
  Walk walk(stages);
  Walk other(stages);
  for (const std::string& input : hard_inputs()) {
    CAPTURE(stages.back(), input.substr(0, 60), input.size());
    const Document& doc = walk(input, "2025-08-22T10:00:00+07:00");
    check_spans(doc, doc.segments, "segment", true);
    check_spans(doc, doc.tokens, "token", true);
    check_spans(doc, doc.annotations, "annotation", false);
    for (const Diagnostic& d : doc.diagnostics) check_span(doc, d.at, "diagnostic");
    check_overlaps(doc);
    check_cover(doc);
    CHECK(doc.raw() == input);
    const std::string first = dump(doc);
    // What a worker read before leaves no trace.
    constexpr std::size_t kSmall = 200;
    if (input.size() < kSmall) {
      Walk fresh(stages);
      CHECK(first == dump(fresh(input, "2025-08-22T10:00:00+07:00")));
    }
    CHECK(first == dump(other(input, "2025-08-22T10:00:00+07:00")));
  }
}

std::vector<std::vector<std::string>> corpus(const std::string& name) {
  const Tsv tsv = read_tsv(std::string(JERNIH_SOURCE_DIR) + "/tests/corpus/" + name);
  std::vector<std::vector<std::string>> out;
  for (const Tsv::Row& row : tsv.rows) out.push_back(row.cells);
  REQUIRE(!out.empty());
  return out;
}

}  // namespace jernih::test
