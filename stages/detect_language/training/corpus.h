// The trainer's texts in memory: words with their features, lines as sequences of words.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "stages/detect_language/model.h"
#include "stages/detect_language/training/hint_table.h"

namespace jernih::detect_language {

inline constexpr std::uint32_t kRows = 45000;

// Label, share of the training texts. The last label takes every language that is not named.
struct LabelShare {
  const char* code;
  double share;
};
inline constexpr std::array<LabelShare, kLabels> kShares = {{
    {"id", 26}, {"en", 24}, {"ms", 4},  {"jv", 5},    {"su", 4},  {"tl", 6},  {"nl", 6},
    {"min", 2}, {"ace", 1}, {"ban", 1}, {"bjn", 1},   {"de", .9}, {"fr", .9}, {"es", .9},
    {"pt", .9}, {"it", .9}, {"ca", .7}, {"da", .7},   {"sv", .7}, {"no", .5}, {"pl", .7},
    {"cs", .7}, {"hr", .7}, {"ro", .7}, {"hu", .7},   {"tr", .7}, {"fi", .7}, {"et", .6},
    {"vi", .6}, {"sw", .6}, {"cy", .6}, {"other", 7},
}};

inline constexpr std::size_t kMalay = 2;  // label

// Shares most of its words with Indonesian.
bool is_near(std::size_t label);

using Word = std::uint32_t;  // index into Corpus::words

struct Line {
  std::uint32_t first = 0;  // into Corpus::running
  std::uint32_t size = 0;
};

// Words of a list of frequent words, to be drawn as often as they are used.
struct Frequencies {
  std::vector<Word> words;
  std::vector<double> often, seldom;  // running sums of the counts, and of their square roots
};

struct Corpus {
  struct Entry {
    std::vector<std::uint32_t> known, grams;  // rows: Features
    std::array<float, kLabels> seen{};        // times in texts of a label
  };
  std::vector<Entry> words;
  std::unordered_map<std::string, Word> index;
  std::vector<Word> running;
  std::array<std::vector<Line>, kLabels> texts, lists, held_back;
  std::array<std::vector<Line>, kLabels> glued;  // words of texts without the spaces between them
  std::array<std::vector<Line>, kLabels> chat;   // texts as they are typed in a hurry
  // Words of function_words and language_markers, by label and language.
  std::array<std::map<std::string, std::vector<Word>>, kLabels> tables;
  std::array<Frequencies, kLabels> frequencies;
  std::array<double, kLabels> total{};
  std::vector<std::uint32_t> hints;  // slots of WordHints
};

// Fills a Corpus. The same data give the same corpus.
class CorpusReader {
 public:
  CorpusReader();

  // Texts of a TSV (second column) that read() must leave out: to measure with them honestly.
  void exclude(const std::string& path);
  // Rows of label, kind, source, text; std::runtime_error when it cannot be read. Frequent words
  // ("frequency", text is count and word) stand before all texts.
  void read(const std::string& path);

  Corpus corpus;

 private:
  // Words that people wrote down for a language. Chat spelling stands in no catalogue.
  void read_tables();
  void read_hints(const std::string& path);
  void read_homes(const std::string& path);
  bool is_untranslated(std::size_t label, std::uint64_t hash, std::size_t words) const;
  void add_frequency(std::string_view code, std::string_view text);
  void add(std::string_view code, std::string_view kind, std::string_view text);
  void add_glued(std::size_t label, std::uint64_t hash);
  void add_chat(std::size_t label, std::uint64_t hash);
  Word word(const std::string& folded, std::size_t label);

  EvidenceSource evidence_;
  std::unordered_set<std::string> excluded_;
  std::array<std::unordered_set<std::uint64_t>, 2> homes_;  // hashes of Indonesian, English texts
  std::vector<std::string> words_;
};

}  // namespace jernih::detect_language
