#include "lexicons/matching/word_forms.h"

#include <catch2/catch.hpp>

#include "lexicons/tables/lexicon.h"

using namespace jernih;

namespace {

std::uint64_t flags(std::string_view word) {
  static const WordForms kForms(Lexicon::builtin());
  return kForms.flags(word);
}

}  // namespace

TEST_CASE("the word table holds the forms that affix rules make", "[lexicons][word_forms]") {
  const auto [word, wanted] = GENERATE(table<std::string, std::uint64_t>({
      {"mengajarkan", kIndonesianWord},  // circumfix with nasal
      {"pembelajaran", kIndonesianWord},
      {"diberikannya", kIndonesianWord},  // twofold suffix
      {"keindahan", kIndonesianWord},
      {"walking", kEnglishWord},
      {"unhappiness", kEnglishWord},
      {"jakarta", kIndonesianName},
  }));
  CAPTURE(word);
  CHECK((flags(word) & wanted) == wanted);
}

TEST_CASE("word forms are taken apart by rule", "[lexicons][word_forms]") {
  const auto [word, wanted] = GENERATE(table<std::string, std::uint64_t>({
      {"teman-temannya", kIndonesianWord},
      {"kucing-kucing", kIndonesianWord},
      {"rata2", kIndonesianWord},
      {"rata2nya", kIndonesianWord},
      {"ke-15", kIndonesianWord},
      {"indonesia's", kEnglishWord},
      {"state-owned", kEnglishWord},
      {"diupdate", kIndonesianWord | kAffixedLoan},
      {"me-restart", kIndonesianWord | kAffixedLoan},
      {"di-share-in", kIndonesianWord | kAffixedLoan},
      {"xqzt", 0},
      {"-", 0},
      {"", 0},
      {"a-b-c-d-e-f-g-h", 0},
  }));
  CAPTURE(word);
  CHECK((flags(word) & wanted) == wanted);
  if (wanted == 0) CHECK(flags(word) == 0);
}

TEST_CASE("an English word is no affixed loan", "[lexicons][word_forms]") {
  const std::string word = GENERATE("direct", "terminal", "kettle", "dinner", "medical", "pension",
                                    "check-in", "self-service", "me-too");
  CAPTURE(word);
  CHECK((flags(word) & kAffixedLoan) == 0);
}
