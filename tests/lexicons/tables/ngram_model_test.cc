#include <catch2/catch.hpp>

#include "lexicons/tables/ngram_model.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/options/error.h"

using namespace jernih;

namespace {

std::string small_model() {
  return compile_ngrams(
      parse_tsv("words\tcost\tbackoff\n"
                "</s>\t200\t0\n"
                "<num>\t300\t20\n"
                "<ph>\t300\t20\n"
                "<s>\t9000\t10\n"
                "<unk>\t700\t0\n"
                "file\t600\t0\n"
                "open\t400\t50\n"
                "open the\t100\t30\n"
                "open the file\t40\t0\n"
                "the\t250\t60\n"
                "the file\t150\t10\n",
                "small.tsv"));
}

}  // namespace

TEST_CASE("the longest n-gram known says what a word costs", "[lexicons][ngram_model]") {
  const std::string bytes = small_model();
  const NgramModel model(bytes);
  const NgramWord open = model.word("Open");  // whatever its case
  const NgramWord the = model.word("the");
  CHECK(model.cost(open, the) == Approx(1.0f));
  CHECK(model.cost(open, the, model.word("FILE")) == Approx(0.4f));
  CHECK(model.word("xyzzy").hash == model.unknown().hash);
}

TEST_CASE("what no n-gram holds is left to shorter ones, which cost more",
          "[lexicons][ngram_model]") {
  const std::string bytes = small_model();
  const NgramModel model(bytes);
  const NgramWord the = model.word("the");
  const NgramWord open = model.word("open");
  CHECK(model.cost(the, open) == Approx(0.6f + 4.0f));                 // backoff(the) + open
  CHECK(model.cost(open, the, open) == Approx(0.3f + 0.6f + 4.0f));    // of both contexts
  CHECK(model.cost(the, model.word("xyzzy")) == Approx(0.6f + 7.0f));  // an unknown word
}

TEST_CASE("mistakes in n-grams are told", "[lexicons][ngram_model]") {
  CHECK_THROWS_WITH(compile_ngrams(parse_tsv("words\tcost\tbackoff\na\tx\t0\n", "bad.tsv")),
                    Catch::Contains("bad.tsv:2") && Catch::Contains("'x' is no cost"));
  CHECK_THROWS_AS(NgramModel("no model"), std::runtime_error);
  const std::string bytes = small_model();
  CHECK_THROWS_AS(NgramModel(std::string_view(bytes).substr(0, bytes.size() - 1)),
                  std::runtime_error);
}

TEST_CASE("the model in the program knows English word order", "[lexicons][ngram_model]") {
  const NgramModel& model = NgramModel::builtin();
  const auto cost = [&](std::string_view a, std::string_view b) {
    return model.cost(model.begin(), model.word(a)) +
           model.cost(model.begin(), model.word(a), model.word(b)) +
           model.cost(model.word(a), model.word(b), model.end());
  };
  CHECK(cost("user", "name") < cost("name", "user"));
  CHECK(cost("search", "results") < cost("results", "search"));
}
