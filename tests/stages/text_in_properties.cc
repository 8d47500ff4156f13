// Properties of the four stages that make tokens of bytes, on random and mutated documents. Usage:
// text_in_properties [--count N] [--seed N]; the first document that breaks one is printed.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <cstdlib>
#include <cstring>
#include <random>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"
#include "pipeline/model/utf8.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

const std::vector<std::string> kPieces = {"Baca juga",
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
                                          "\tx",
                                          "rumahnya",
                                          "kubaca",
                                          "\"Dia",
                                          "katanya.\"",
                                          "Jum’at",
                                          "“#tagar",
                                          "</p>",
                                          "a&b",
                                          "-_-",
                                          ":)",
                                          "di-update",
                                          "orang2",
                                          "xxxxxxxxxxxxxxxx",
                                          "xxxxxxxxxxxxxxxxx",
                                          "Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                          "1234567890123456",
                                          "é",
                                          "ｆｕｌｌ",
                                          "Ã©",
                                          "www.a.id",
                                          "20.04 WIB",
                                          "Senin (1/9)",
                                          "`x`",
                                          "---",
                                          "1.000,50",
                                          "10.30WIB",
                                          "한국어",
                                          "क्षि",
                                          "ᄀᄀᄀ각ᆨᆨ",
                                          "🇮🇩🇮🇩"};

std::string random_document(std::minstd_rand& random) {
  std::string out;
  for (std::size_t n = random() % 12; n > 0; --n) {
    out += kPieces[random() % kPieces.size()];
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

bool is_border(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && !is_trail(text[at]));
}

// A token says of its bytes what fold, the hash and the word table say.
bool is_known_rightly(const Document& doc, const Token& t) {
  std::string_view surface = doc.text(t.at);
  if (surface.size() > 1 && surface.back() == '.' && t.hash != word_hash(surface))
    surface.remove_suffix(1);  // an abbreviation's stop
  std::string folded;
  fold(surface, folded);
  return t.hash == hash_folded(folded) && t.word == Lexicon::builtin().words().find(t.hash);
}

// Segments and their tokens tile the text.
const char* broken_tiling(const Document& doc) {
  const std::string_view text = doc.text();
  std::uint32_t at = 0;
  std::uint32_t tokens = 0;
  for (const Segment& s : doc.segments) {
    if (!is_gap(text, at, s.at.begin)) return "text lies between segments";
    if (s.first_token != tokens) return "tokens are missing between segments";
    std::uint32_t inside = s.at.begin;
    for (const Token& t : doc.tokens_of(s)) {
      if (!is_gap(text, inside, t.at.begin)) return "text lies between tokens";
      if (t.at.empty() || !is_border(text, t.at.begin)) return "a token begins inside a character";
      const bool glued = t.at.begin > s.at.begin && t.at.begin == inside;
      if (t.glued != glued) return "a token is glued and does not say so, or the reverse";
      if (!is_known_rightly(doc, t)) return "a token's hash or word is not its own";
      inside = t.at.end;
    }
    if (inside != s.at.end) return "tokens do not fill their segment";
    tokens += s.token_count;
    at = s.at.end;
  }
  if (!is_gap(text, at, static_cast<std::uint32_t>(text.size()))) return "text behind all segments";
  return tokens == doc.tokens.size() ? nullptr : "tokens outside segments";
}

// Untouched bytes are found again in the raw input.
const char* broken_offsets(const Document& doc) {
  std::uint32_t at_raw = 0;
  std::uint32_t at_text = 0;
  for (const Edit& e : doc.offsets().edits()) {
    if (slice(doc.raw(), {at_raw, e.before.begin}) != doc.text({at_text, e.after.begin}))
      return "bytes between edits differ from the raw ones";
    at_raw = e.before.end;
    at_text = e.after.end;
  }
  return doc.raw().substr(at_raw) == doc.text().substr(at_text) ? nullptr : "the tail differs";
}

// A mark behind white space makes a cluster with it, which no token can; signs that stand before
// Arabic and Syriac numbers are tokens of their own.
bool may_part(std::string_view text, std::uint32_t at) {
  std::size_t i = previous_border(text, at);
  const char32_t c = next_char(text, i);
  return class_of(c) == CharClass::space ||
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK) ==
             U_GCB_PREPEND;
}

// What a reader sees as one character is never parted: ICU's extended grapheme clusters.
class Clusters {
 public:
  Clusters() {
    UErrorCode error = U_ZERO_ERROR;
    characters_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  }
  const char* broken(const Document& doc) {
    const std::string_view text = doc.text();
    UErrorCode error = U_ZERO_ERROR;
    UText* view =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error);
    characters_->setText(view, error);
    const char* what = nullptr;
    for (const Token& t : doc.tokens)
      if (!characters_->isBoundary(static_cast<std::int32_t>(t.at.begin)) &&
          !may_part(text, t.at.begin))
        what = "a token begins inside a grapheme cluster";
    utext_close(view);
    return what;
  }

 private:
  std::unique_ptr<icu::BreakIterator> characters_;
};

std::string said(const Document& doc) {
  std::string out(doc.text());
  for (const Segment& s : doc.segments)
    out += fmt::format(" {}-{}{}", s.at.begin, s.at.end, static_cast<int>(s.kind));
  for (const Token& t : doc.tokens)
    out += fmt::format(" {}-{}{}{}", t.at.begin, t.at.end, static_cast<int>(t.kind),
                       static_cast<int>(t.letters));
  return out;
}

class Properties {
 public:
  // What `raw` breaks; nullptr when everything holds.
  const char* broken(const std::string& raw, bool is_fresh_too) {
    for (test::Walk* walk : {&whole_, &apart_}) {
      const Document& doc = (*walk)(raw);
      if (first_invalid_byte(doc.text()) != std::string_view::npos) return "the text is no UTF-8";
      if (const char* what = broken_tiling(doc)) return what;
      if (const char* what = broken_offsets(doc)) return what;
      if (const char* what = clusters_.broken(doc)) return what;
    }
    if (!is_fresh_too) return nullptr;
    test::Walk fresh(stages("whole"));
    return said(fresh(raw)) == said(whole_(raw)) ? nullptr : "what was read before left a trace";
  }

 private:
  static std::vector<std::string> stages(const std::string& clitics) {
    return {"repair_text", "normalise_unicode", "split_segments",
            "tokenise: {clitics: " + clitics + "}"};
  }
  test::Walk whole_{stages("whole")};
  test::Walk apart_{stages("apart")};
  Clusters clusters_;
};

}  // namespace

int main(int argc, char** argv) {
  long count = 10000;
  unsigned seed = 11;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--count") == 0) count = std::atol(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) seed = static_cast<unsigned>(std::atol(argv[i + 1]));
  }
  constexpr long kFreshEach = 500;
  std::minstd_rand random(seed);
  Properties properties;
  for (long n = 0; n < count; ++n) {
    const std::string raw = random_document(random);
    const char* what = properties.broken(raw, n % kFreshEach == 0);
    if (what == nullptr) continue;
    fmt::print(stderr, "document {} of seed {}: {}\n{}\n", n, seed, what, raw);
    for (const char c : raw) fmt::print(stderr, "{:02X} ", static_cast<unsigned char>(c));
    return 1;
  }
  fmt::print("{} documents of seed {}: everything holds\n", count, seed);
  return 0;
}
