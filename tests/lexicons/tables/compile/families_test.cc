#include <catch2/catch.hpp>

#include "lexicons/tables/compile/families.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/options/error.h"

using namespace jernih;

namespace {

constexpr const char* kHeader = "family\tpart\tindonesian\tenglish\trole\tflags\n";

Tsv expanded(const std::string& rows) {
  return expand_families(parse_tsv(kHeader + rows, "f.tsv"));
}

std::string mistake(const std::string& rows) {
  try {
    expanded(rows);
  } catch (const ConfigError& e) {
    return e.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a family is every pattern with each of its words", "[lexicons][families]") {
  const Tsv table = expanded(
      "lost\tpattern\t* hilang\tlost *\tmessage\t\n"
      "lost\tpattern\tcari *\tfind the *\tcontrol\tordinary\n"
      "lost\tword\tkunci\tkey\t\t\n"
      "lost\tword\tpayung\tumbrella\t\t\n"
      "other\tpattern\t*nya\tits *\tcontrol\t\n"
      "other\tword\tatap\troof\t\t\n");
  CHECK(table.columns == std::vector<std::string>{"indonesian", "english", "role", "flags"});
  std::vector<std::string> rows;
  for (const Tsv::Row& r : table.rows)
    rows.push_back(std::to_string(r.line) + " " + r.cells[0] + "/" + r.cells[1] + "/" + r.cells[2] +
                   "/" + r.cells[3]);
  CHECK(rows == std::vector<std::string>{"2 kunci hilang/lost key/message/",
                                         "2 payung hilang/lost umbrella/message/",
                                         "3 cari kunci/find the key/control/ordinary",
                                         "3 cari payung/find the umbrella/control/ordinary",
                                         "6 atapnya/its roof/control/"});
}

TEST_CASE("a table without families stays as it is", "[lexicons][families]") {
  const Tsv table = expand_families(parse_tsv("part\tuse\nRp\tbefore_number\n", "t.tsv"));
  CHECK(table.columns == std::vector<std::string>{"part", "use"});
  CHECK(table.rows.size() == 1);
}

TEST_CASE("mistakes of families are told with their line", "[lexicons][families]") {
  const std::string word = "a\tword\tkunci\tkey\t\t\n";
  const auto [rows, where] = GENERATE_COPY(table<std::string, std::string>({
      {word, "f.tsv:2: the family 'a' has no patterns"},
      {"a\tpattern\tcari *\tfind *\tcontrol\t\n", "f.tsv:2: the family 'a' has no words"},
      {word + "a\tpattern\tcari\tfind *\tcontrol\t\n", "f.tsv:3: 'cari' wants one *"},
      {word + "a\tpattern\tcari *\tfind * *\tcontrol\t\n", "f.tsv:3: 'find * *' wants one *"},
      {word + "a\tverb\tcari *\tfind *\tcontrol\t\n", "f.tsv:3: 'verb' is no part of a family"},
      {"a\tpattern\tcari *\tfind *\tcontrol\t\na\tword\tkunci\tkey\tcontrol\t\n",
       "f.tsv:3: 'control' belongs to the patterns"},
      {"a\tpattern\tcari *\tfind *\tcontrol\t\na\tword\tkunci\t\t\t\n",
       "f.tsv:3: a word of a family is empty"},
  }));
  CAPTURE(rows);
  CHECK(mistake(rows).find(where) != std::string::npos);
}
