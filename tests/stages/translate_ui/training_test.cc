// What scripts/train_phrase_table learns from a handful of strings.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "lexicons/tables/table.h"
#include "stages/translate_ui/training/ngrams.h"
#include "stages/translate_ui/training/phrases.h"
#include "stages/translate_ui/training/score.h"

using namespace jernih::ui::training;

namespace {

// Two families that agree on a few words, and one string that only one of them has.
Corpus corpus_of(const std::vector<std::string>& without = {}) {
  const auto path = std::filesystem::temp_directory_path() / "jernih_training_test.tsv";
  std::ofstream out(path);
  for (const char* family : {"one", "two"})
    for (int i = 0; i < 3; ++i)
      out << family << "\tbuka berkas\topen file\n"
          << family << "\ttutup berkas\tclose file\n"
          << family << "\tbuka jendela baru\topen new window\n"
          << family << "\tjendela baru\tnew window\n"
          << family << "\tberkas baru\tnew file\n"
          << family << "\tkata sandi baru\tnew password\n"
          << family << "\tkata sandi\tpassword\n";
  out << "one\tkucing\tcat\n";
  out.close();
  Corpus corpus = read_corpus(path.string(), without, 40);
  std::filesystem::remove(path);
  return corpus;
}

const PhraseRow* row_of(const std::vector<PhraseRow>& rows, const std::string& indonesian,
                        const std::string& english) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const PhraseRow& r) {
    return r.indonesian == indonesian && r.english == english;
  });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("strings are cut into words, marks and classes", "[stages][training]") {
  using Words = std::vector<std::string>;
  CHECK(cut("Buka %s (12 berkas)...") ==
        Words{"buka", "<ph>", "(", "<num>", "berkas", ")", ".", ".", "."});
  CHECK(cut("Don\u2019t re-open {name} <b>") == Words{"don't", "re-open", "<ph>", "<ph>"});
  CHECK(is_word("re-open"));
  CHECK_FALSE(is_word("<num>"));
  CHECK_FALSE(is_word("3d"));
}

TEST_CASE("both aligners learn words, phrases and their order", "[stages][training]") {
  const auto aligner = GENERATE(Aligner::ibm1, Aligner::diagonal);
  const Corpus corpus = corpus_of();
  const std::vector<PhraseRow> rows = extract(corpus, align(corpus, aligner, 5), {});
  const PhraseRow* file = row_of(rows, "berkas", "file");
  REQUIRE(file != nullptr);
  CHECK(file->families == 2);
  CHECK(row_of(rows, "jendela baru", "new window") != nullptr);
  CHECK(row_of(rows, "kata sandi", "password") != nullptr);
  CHECK(row_of(rows, "berkas", "open") == nullptr);
}

TEST_CASE("what one family alone says is not learnt", "[stages][training]") {
  const Corpus all = corpus_of();
  CHECK(row_of(extract(all, align(all, Aligner::diagonal, 5), {}), "kucing", "cat") == nullptr);
  const Corpus one = corpus_of({"two"});
  CHECK(extract(one, align(one, Aligner::diagonal, 5), {}).empty());
}

TEST_CASE("the same data give the same rows", "[stages][training]") {
  const Corpus corpus = corpus_of();
  const auto learn = [&] { return extract(corpus, align(corpus, Aligner::diagonal, 5), {}); };
  const std::vector<PhraseRow> a = learn();
  const std::vector<PhraseRow> b = learn();
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    CHECK((a[i].indonesian == b[i].indonesian && a[i].english == b[i].english &&
           a[i].backward == b[i].backward && a[i].lexical == b[i].lexical));
}

TEST_CASE("the probabilities behind a context sum to one", "[stages][training]") {
  const std::vector<NgramRow> rows = count_ngrams(corpus_of(), {1, 1, 1});
  double sum = 0;
  for (const NgramRow& r : rows)
    if (r.words.starts_with("new ") && r.words.find(' ', 4) == std::string::npos)
      sum += std::exp(-r.cost / 100.0);
  CHECK(sum > 0.5);
  CHECK(sum < 1.01);
}

TEST_CASE("chrF and exact matches are those of the usual tools", "[stages][training]") {
  Score same({"the"});
  same.add("Open the file.", "open file");
  CHECK(same.exact() == 1.0);  // case, articles and the stop aside
  Score score;
  score.add("open file", "open files");
  CHECK(score.exact() == 0.0);
  CHECK(score.chrf() == Approx(86.27).margin(0.01));
  Score other;
  other.add("abc", "xyz");
  CHECK(other.chrf() == 0.0);
}
