// Reading and thinning: see the header.
#include "stages/detect_language/training/corpus.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "lexicons/fold.h"
#include "stages/detect_language/training/words.h"

namespace jernih::detect_language {
namespace {

constexpr std::size_t kMostLines = 400'000;  // kept per label

std::size_t label_index(std::string_view code) {
  for (std::size_t i = 0; i < kLabels; ++i)
    if (code == kShares[i].code) return i;
  return kLabels - 1;
}

Labels all_labels() {
  Labels out;
  for (std::size_t i = 0; i < kLabels; ++i) out[i] = Language(kShares[i].code);
  return out;
}

}  // namespace

CorpusReader::CorpusReader() : evidence_(Lexicon::builtin(), all_labels()) {}

void CorpusReader::exclude(const std::string& path) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::size_t end = line.find('\t', tab + 1);
    excluded_.insert(line.substr(tab + 1, end - tab - 1));
  }
}

void CorpusReader::read(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + " cannot be read");
  for (std::string line; std::getline(in, line);) {
    std::array<std::string_view, 4> cell;
    std::string_view rest = line;
    for (std::string_view& c : cell) {
      c = rest.substr(0, rest.find('\t'));
      rest.remove_prefix(std::min(c.size() + 1, rest.size()));
    }
    if (excluded_.count(std::string(cell[3])) == 0) add(cell[0], cell[1], cell[3]);
  }
}

void CorpusReader::read_tables() {
  for (const char* name : {"function_words", "language_markers"}) {
    const Table& table = Lexicon::builtin().table(name);
    const std::uint32_t text = table.column("word");
    const std::uint32_t language = table.column("language");
    for (std::uint32_t row = 0; row < table.size(); ++row)
      corpus.tables[label_index(table.cell(row, language))][std::string(table.cell(row, language))]
          .push_back(word(std::string(table.cell(row, text)), kLabels));
  }
}

void CorpusReader::add(std::string_view code, std::string_view kind, std::string_view text) {
  const std::size_t label = label_index(code);
  const std::uint64_t hash = hash_folded(text);
  const bool is_list = kind == "word";
  auto& lines = is_list ? corpus.lists[label] : corpus.texts[label];
  // Big lists are thinned by hash, before anything is spent on them.
  if (is_list && hash % 8 != 0 && code != "tl") return;
  if (lines.size() >= kMostLines || (label == kLabels - 1 && hash % 3 != 0)) return;
  if (!split_words(text, words_) || words_.empty()) return;
  const Line line{static_cast<std::uint32_t>(corpus.running.size()),
                  static_cast<std::uint32_t>(words_.size())};
  for (const std::string& w : words_) corpus.running.push_back(word(w, is_list ? kLabels : label));
  if (!is_list && hash / 64 % 20 == 0) {
    corpus.held_back[label].push_back(line);
  } else {
    lines.push_back(line);
  }
}

Word CorpusReader::word(const std::string& folded, std::size_t label) {
  const auto [it, is_new] = corpus.index.emplace(folded, static_cast<Word>(corpus.words.size()));
  if (is_new) {
    corpus.words.emplace_back();
    const std::uint32_t known = Lexicon::builtin().words().find(hash_folded(folded));
    word_features(folded, evidence_.of(folded, known), kRows, corpus.words.back().features);
  }
  if (label < kLabels) {
    corpus.words[it->second].seen[label] += 1;
    corpus.total[label] += 1;
  }
  return it->second;
}

}  // namespace jernih::detect_language
