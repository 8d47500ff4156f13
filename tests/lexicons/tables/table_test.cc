#include <catch2/catch.hpp>

#include "lexicons/tables/compile/table_builder.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"
#include "lexicons/tables/split_key.h"
#include "lexicons/tables/table.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/model/token.h"
#include "pipeline/options/error.h"

using namespace jernih;

namespace {

std::vector<Token> tokens_of(const std::string& words) {
  std::vector<Token> out;
  for (const std::string_view w : split_key(words)) {
    Token t;
    t.hash = word_hash(w);
    out.push_back(t);
  }
  return out;
}

TableBuilder build(const std::string& tsv) {
  TableBuilder b("t", "key");
  b.add(parse_tsv(tsv, "t.tsv"));
  b.finish();
  return b;
}

}  // namespace

TEST_CASE("words fold to one form", "[lexicons][table]") {
  CHECK(word_hash("JUM'AT") == word_hash("jum\u2019at"));
  CHECK(word_hash("Ä") == word_hash("ä"));
  CHECK(word_hash("jam") != word_hash("jaM1"));
  std::string folded;
  fold("Straße", folded);
  CHECK(folded == "strasse");
}

TEST_CASE("keys are split into words, edge punctuation and slots", "[lexicons][table]") {
  const auto [key, wanted] = GENERATE(table<std::string, std::vector<std::string_view>>({
      {"baca juga", {"baca", "juga"}},
      {"e-mail", {"e-mail"}},
      {"jum'at,", {"jum'at", ","}},
      {"{number} kali", {"{number}", "kali"}},
      {"(diedit)", {"(", "diedit", ")"}},
      {"-", {"-"}},
      {"  ", {}},
  }));
  CAPTURE(key);
  CHECK(split_key(key) == wanted);
}

TEST_CASE("the longest key wins and rows of one key are neighbours", "[lexicons][table]") {
  const TableBuilder builder =
      build("key\tvalue\nbaca\t1\nbaca juga\t2\nlalu\t3\nbaca juga\t4\nyang lalu sekali\t5\n");
  const Table t = builder.table();
  const auto tokens = tokens_of("Baca JUGA yang lalu");
  const Table::Match m = t.longest(tokens, 0);
  CHECK(m.tokens == 2);
  CHECK(m.rows == 2);
  CHECK(t.cell(m.row, t.column("value")) == "2");
  CHECK(t.cell(m.row + 1, t.column("value")) == "4");
  CHECK(t.where(m.row + 1) == "t.tsv:5");
  CHECK(t.longest(tokens, 1).rows == 0);
  CHECK(t.longest(tokens, 2).rows == 0);  // only a prefix of a key
  CHECK(t.longest(tokens, 3).tokens == 1);
  CHECK(t.exact("yang lalu sekali").rows == 1);
  CHECK(t.exact("yang lalu").rows == 0);
}

TEST_CASE("broken tables are refused with file and line", "[lexicons][table]") {
  const auto [tsv, message] = GENERATE(table<std::string, std::string>({
      {"", "t.tsv:1: the table is empty"},
      {"key\tvalue\na\n", "t.tsv:2: 2 columns wanted, 1 found"},
      {"key\tvalue\n\tb\n", "t.tsv:2: the first column is empty"},
      {"key\tvalue\na\t\xC3\n", "t.tsv:2: not UTF-8"},
      {"kay\tvalue\na\tb\n", "column 'key' is missing"},
  }));
  CAPTURE(tsv);
  CHECK_THROWS_WITH(build(tsv), Catch::Contains(message));
}

TEST_CASE("the word table answers everything about a word at once", "[lexicons][table]") {
  const Lexicon& lexicon = Lexicon::builtin();
  const auto flags = [&](const char* word) {
    return lexicon.words().info(lexicon.words().find(word_hash(word))).flags;
  };
  CHECK((flags("rumah") & kIndonesianWord) != 0);
  CHECK((flags("house") & kEnglishWord) != 0);
  CHECK((flags("house") & kIndonesianWord) == 0);
  CHECK(lexicon.words().find(word_hash("qzxv")) == 0);
  const Table& interface = lexicon.table("interface");
  const std::uint32_t word = lexicon.words().find(word_hash("Selengkapnya"));
  CHECK(lexicon.starts(interface, word));
  const Table::Match m = lexicon.rows_of(interface, word);
  REQUIRE(m.rows > 0);
  CHECK(interface.cell(m.row, interface.column("english")) == "read more");
}

TEST_CASE("a damaged compiled lexicon is refused", "[lexicons][table]") {
  CHECK_THROWS(Lexicon("short"));
  alignas(8) static const char kWrong[256] = "no lexicon at all";
  CHECK_THROWS(Lexicon({kWrong, sizeof kWrong}));
}

TEST_CASE("columns hold any number in few bytes", "[lexicons][table]") {
  const std::vector<std::uint32_t> numbers =
      GENERATE(values<std::vector<std::uint32_t>>({{},
                                                   {0},
                                                   {255, 0, 1},
                                                   {256, 3},
                                                   {0xFFFFFF, 1, 2, 3},
                                                   {0x1000000, 0xFFFFFFFF, 7},
                                                   std::vector<std::uint32_t>(500, 0xABCDEF01)}));
  const PackedColumn packed(0, numbers);
  const Column column = packed.view();
  for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(column.at(i) == numbers[i]);
  CHECK(packed.cells.size() <= 4 * numbers.size() + Column::kPadding);
}

TEST_CASE("cells may be long, columns left out", "[lexicons][table]") {
  const std::string value(GENERATE(as<std::size_t>{}, 1, 254, 255, 256, 65535), 'x');
  TableBuilder builder("t", "key");
  builder.leave_out("note,other");
  builder.add(parse_tsv("key\tnote\tvalue\nbaca\tnever read\t" + value + "\n", "t.tsv"));
  builder.finish();
  const Table t = builder.table();
  CHECK(t.cell(0, t.column("value")) == value);
  CHECK_THROWS_AS(t.column("note"), std::logic_error);
}

TEST_CASE("an index finds what was put in and nothing else", "[lexicons][table]") {
  constexpr std::uint64_t kKeys = 5000;
  const auto sequence = [](std::uint64_t i) { return extend_hash(kNoWords, i); };
  KeyIndexBuilder builder(kKeys);
  for (std::uint64_t i = 0; i < kKeys; ++i) builder.slot(sequence(i)).row = i & kMaxRows;
  const std::vector<KeyBucket> buckets = builder.take();
  const KeyIndex index(buckets);
  for (std::uint64_t i = 0; i < kKeys; ++i) {
    REQUIRE(index.find(sequence(i)) != nullptr);
    CHECK(index.find(sequence(i))->row == i);
    CHECK(index.find(sequence(i + kKeys)) == nullptr);
  }
}
