// Trains the tables of lexicons/phrases: train_phrase_table PAIRS.tsv --out DIR [--without FAMILY]…
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

#include "stages/translate_ui/training/ngrams.h"
#include "stages/translate_ui/training/phrases.h"

namespace jernih::ui::training {
namespace {

constexpr std::size_t kLongestPair = 40;  // tokens
constexpr int kRounds = 5;

struct Settings {
  std::string pairs, out = ".";
  std::vector<std::string> without;
  Aligner aligner = Aligner::diagonal;
  PhraseLimits phrases;
  NgramLimits ngrams;
};

Settings settings_of(int argc, char** argv) {
  Settings s;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg.rfind("--", 0) != 0) {
      s.pairs = arg;
      continue;
    }
    if (i + 1 == argc) throw std::runtime_error(arg + " wants a value");
    const std::string value = argv[++i];
    if (arg == "--out")
      s.out = value;
    else if (arg == "--without")
      s.without.push_back(value);
    else if (arg == "--aligner" && (value == "ibm1" || value == "diagonal"))
      s.aligner = value == "ibm1" ? Aligner::ibm1 : Aligner::diagonal;
    else if (arg == "--rows")
      s.phrases.rows = std::strtoul(value.c_str(), nullptr, 10);
    else if (arg == "--trigrams")
      s.ngrams.trigram_count = static_cast<std::uint32_t>(std::strtoul(value.c_str(), nullptr, 10));
    else
      throw std::runtime_error("unknown: " + arg + " " + value);
  }
  if (s.pairs.empty()) throw std::runtime_error("no PAIRS.tsv given");
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

void run(const Settings& s) {
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
  try {
    jernih::ui::training::run(jernih::ui::training::settings_of(argc, argv));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "train_phrase_table: %s\n", e.what());
    return 1;
  }
}
