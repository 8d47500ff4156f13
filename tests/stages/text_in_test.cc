// The four stages that make tokens of bytes, on mutated documents: nothing is lost between them.
#include <catch2/catch.hpp>

#include <random>

#include "lexicons/characters.h"
#include "pipeline/model/utf8.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces = {"Baca juga",
                                                   "kepolisian.Baca JugaTertimbun",
                                                   " ",
                                                   "\n",
                                                   "\r\n",
                                                   "\u00A0",
                                                   "...",
                                                   "?!",
                                                   "Dr. ",
                                                   "No. 5",
                                                   "1.234,56",
                                                   "21/8/2025",
                                                   "08.34",
                                                   "Rp1.000",
                                                   "5jam",
                                                   "ke-20",
                                                   "anak-anak",
                                                   "don’t",
                                                   "U.S. ",
                                                   "https://a.id/b?c=1",
                                                   "a@b.id",
                                                   "@nama",
                                                   "#tagar",
                                                   "👍🏽",
                                                   "👨\u200D👩",
                                                   "5\uFE0F\u20E3",
                                                   "&amp;nbsp;",
                                                   "\\u00e9",
                                                   "\\n",
                                                   "cafÃ©",
                                                   "â€™",
                                                   "\xE9",
                                                   "\xC3",
                                                   "\x80",
                                                   "\xF0\x9F",
                                                   "e\u0301",
                                                   "\u200B",
                                                   "\uE838",
                                                   "𝗥𝗽",
                                                   "“kata”",
                                                   "|",
                                                   "•",
                                                   "»",
                                                   "(",
                                                   ")",
                                                   "hasilsurvei",
                                                   "JakartaKita",
                                                   "II/2007",
                                                   "34/PMK.011/2007",
                                                   "+62 812-3456-7890",
                                                   "\x01",
                                                   "\u0085",
                                                   "سلام",
                                                   "日本語",
                                                   "\tx"};
  return kPieces;
}

std::string random_document(std::minstd_rand& random) {
  std::string out;
  for (std::size_t n = random() % 12; n > 0; --n) {
    out += pieces()[random() % pieces().size()];
    if (random() % 2 == 0) out += ' ';
  }
  for (std::size_t n = random() % 3; n > 0 && !out.empty(); --n)
    out[random() % out.size()] = static_cast<char>(random() % 256);
  return out;
}

// Only white space lies between `from` and `to`.
bool is_gap(std::string_view text, std::uint32_t from, std::uint32_t to) {
  for (std::size_t i = from; i < to;)
    if (next_class(text, i) != CharClass::space) return false;
  return from <= to;
}

}  // namespace

TEST_CASE("segments and tokens tile mutated documents", "[stages][text_in]") {
  test::Walk walk({"repair_text", "normalise_unicode", "split_segments", "tokenise"});
  std::minstd_rand random(11);
  for (int round = 0; round < 30000; ++round) {
    const std::string raw = random_document(random);
    const Document& doc = walk(raw);
    CAPTURE(raw, doc.text());
    REQUIRE(first_invalid_byte(doc.text()) == std::string_view::npos);
    std::uint32_t at = 0;
    std::uint32_t tokens = 0;
    for (const Segment& s : doc.segments) {
      REQUIRE(is_gap(doc.text(), at, s.at.begin));
      REQUIRE(s.first_token == tokens);
      std::uint32_t inside = s.at.begin;
      for (const Token& t : doc.tokens_of(s)) {
        REQUIRE(is_gap(doc.text(), inside, t.at.begin));
        REQUIRE(t.at.begin < t.at.end);
        REQUIRE(!is_trail(doc.text()[t.at.begin]));
        inside = t.at.end;
      }
      REQUIRE(inside == s.at.end);
      tokens += s.token_count;
      at = s.at.end;
    }
    REQUIRE(is_gap(doc.text(), at, static_cast<std::uint32_t>(doc.text().size())));
    REQUIRE(tokens == doc.tokens.size());
    std::uint32_t at_raw = 0;
    std::uint32_t at_text = 0;
    for (const Edit& e : doc.offsets().edits()) {
      REQUIRE(slice(doc.raw(), {at_raw, e.before.begin}) == doc.text({at_text, e.after.begin}));
      at_raw = e.before.end;
      at_text = e.after.end;
    }
    REQUIRE(doc.raw().substr(at_raw) == doc.text().substr(at_text));
  }
}
