// The laws of stages, for tests. A failing law names the stage list and the input.
#include <catch2/catch.hpp>

#include <array>

#include "lexicons/matching/characters.h"
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

// Where characters begin or end. In text that was not repaired a byte that begins none is one.
std::vector<bool> borders_of(std::string_view text) {
  std::vector<bool> out(text.size() + 1, false);
  for (std::size_t i = 0; i < text.size(); next_char(text, i)) out[i] = true;
  out[text.size()] = true;
  return out;
}

class Judge {
 public:
  explicit Judge(const Document& doc) : doc_(doc), borders_(borders_of(doc.text())) {}

  std::string verdict() {
    spans(doc_.segments, "segment", kDisjoint);
    spans(doc_.tokens, "token", kDisjoint);
    spans(doc_.annotations, "annotation", !kDisjoint);
    for (const Diagnostic& d : doc_.diagnostics) span(d.at, "diagnostic");
    cover();
    overlaps();
    return std::move(broken_);
  }

 private:
  static constexpr bool kDisjoint = true;

  void expect(bool is_kept, const char* law, Span at) {
    if (is_kept) return;
    broken_ +=
        std::string(law) + " [" + std::to_string(at.begin) + "," + std::to_string(at.end) + ")\n";
  }

  void span(Span at, const char* what) {
    if (at.begin > at.end || at.end > doc_.text().size())
      return expect(false, (std::string(what) + " outside the text").c_str(), at);
    if (doc_.segments.empty()) return;  // before the text is repaired all may be broken
    expect(borders_[at.begin] && borders_[at.end],
           (std::string(what) + " cuts a character").c_str(), at);
  }

  template <class Things>
  void spans(const Things& things, const char* what, bool are_disjoint) {
    std::uint32_t last_begin = 0;
    std::uint32_t last_end = 0;
    for (const auto& t : things) {
      span(t.at, what);
      expect(t.at.begin >= (are_disjoint ? last_end : last_begin), what, t.at);
      last_begin = t.at.begin;
      last_end = t.at.end;
    }
  }

  void cover() {
    if (doc_.segments.empty()) return;
    std::uint32_t end = 0;
    for (const Segment& s : doc_.segments) {
      gap({end, s.at.begin});
      end = s.at.end;
    }
    gap({end, static_cast<std::uint32_t>(doc_.text().size())});
  }

  void gap(Span at) {
    for (std::size_t i = at.begin; i < at.end;)
      if (next_class(doc_.text(), i) != CharClass::space) return expect(false, "uncovered", at);
  }

  void overlaps() {
    std::array<std::uint32_t, Annotation::kKindCount> end_of_kind{};
    std::uint32_t end_of_rewritten = 0;
    for (const Annotation& a : doc_.annotations) {
      std::uint32_t& end = end_of_kind.at(static_cast<std::size_t>(a.kind));
      expect(a.at.begin >= end, "overlaps one of its kind", a.at);
      end = a.at.end;
      if (!a.rewritten) continue;
      expect(a.at.begin >= end_of_rewritten, "overlaps a rewritten one", a.at);
      end_of_rewritten = a.at.end;
    }
  }

  const Document& doc_;
  std::vector<bool> borders_;
  std::string broken_;
};

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

}  // namespace

std::string broken_law(const Document& doc) { return Judge(doc).verdict(); }

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
      "o \x9d\n",
      "a\xE2@C \xC2 b \xC2`",
      "\xC0\xA0 \xE0\x80\xA0 \x80\x80\x80\x80\x80\n\xBF",
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
  walk.watch();
  Walk other(stages);
  for (const std::string& input : hard_inputs()) {
    CAPTURE(stages.back(), input.substr(0, 60), input.size());
    const Document& doc = walk(input, "2025-08-22T10:00:00+07:00");
    CHECK(broken_law(doc) == "");
    CHECK(walk.unannounced() == "");
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
