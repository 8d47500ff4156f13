// Trains the tables of lexicons/data/learnt/phrases: train_phrase_table PAIRS.tsv --out DIR
// [--without FAMILY]…
// [--aligner ibm1|diagonal] [--rows N] [--trigrams COUNT]. One thread, no random numbers: the same
// data give the same files. Called by scripts/train_phrase_table.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "stages/translate_ui/training/arguments.h"
#include "stages/translate_ui/training/ngrams.h"
#include "stages/translate_ui/training/phrases.h"

namespace jernih::ui::training {
namespace {

constexpr std::size_t kLongestPair = 40;  // tokens
constexpr int kRounds = 5;

struct TrainingSettings {
  std::string pairs, out = ".";
  std::vector<std::string> without;
  Aligner aligner = Aligner::diagonal;
  PhraseLimits phrases;
  NgramLimits ngrams;
};

Aligner aligner_named(const std::string& name) {
  if (name == "ibm1") return Aligner::ibm1;
  if (name == "diagonal") return Aligner::diagonal;
  throw std::runtime_error("unknown: --aligner " + name + "; give ibm1 or diagonal");
}

TrainingSettings settings_of(int argc, char** argv) {
  TrainingSettings s;
  s.pairs = read_arguments(
      argc, argv,
      {{"--out", into(s.out)},
       {"--without", append_to(s.without)},
       {"--aligner", [&](const std::string& value) { s.aligner = aligner_named(value); }},
       {"--rows", number_into(s.phrases.rows)},
       {"--trigrams", number_into(s.ngrams.trigram_count)}});
  return s;
}

void write(const std::vector<PhraseRow>& rows, const std::string& path) {
  std::vector<std::string> lines;
  for (const PhraseRow& r : rows)
    lines.push_back(r.indonesian + '\t' + r.english + '\t' + std::to_string(r.count) + '\t' +
                    std::to_string(r.of) + '\t' + std::to_string(r.families) + '\t' +
                    std::to_string(r.backward) + '\t' + std::to_string(r.lexical));
  std::sort(lines.begin(), lines.end());
  std::ofstream out(path, std::ios::binary);
  out << "phrase\tenglish\tcount\tof\tfamilies\tbackward\tlexical\n";
  for (const std::string& line : lines) out << line << '\n';
  if (!out) throw std::runtime_error("cannot write " + path);
}

void write(const std::vector<NgramRow>& rows, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out << "words\tcost\tbackoff\n";
  for (const NgramRow& r : rows) out << r.words << '\t' << r.cost << '\t' << r.backoff << '\n';
  if (!out) throw std::runtime_error("cannot write " + path);
}

void run(const TrainingSettings& s) {
  const Corpus corpus = read_corpus(s.pairs, s.without, kLongestPair);
  std::fprintf(stderr, "%zu pairs of %u families\n", corpus.pairs.size(),
               corpus.families.size() - 1);
  const Alignment alignment = align(corpus, s.aligner, kRounds);
  const std::vector<PhraseRow> phrases = extract(corpus, alignment, s.phrases);
  write(phrases, s.out + "/phrases.tsv");
  const std::vector<NgramRow> ngrams = count_ngrams(corpus, s.ngrams);
  write(ngrams, s.out + "/ngrams.tsv");
  std::fprintf(stderr, "%zu phrases, %zu n-grams\n", phrases.size(), ngrams.size());
}

}  // namespace
}  // namespace jernih::ui::training

int main(int argc, char** argv) {
  namespace training = jernih::ui::training;
  return training::run_program("train_phrase_table",
                               [&] { training::run(training::settings_of(argc, argv)); });
}
