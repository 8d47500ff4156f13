// Reads the texts and thins them out.
#include "stages/detect_language/training/corpus.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"
#include "stages/detect_language/training/split_words.h"

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

bool is_near(std::size_t label) {
  const std::string_view code = kShares[label].code;
  for (const std::string_view near : {"ms", "jv", "su", "min", "ace", "ban", "bjn"})
    if (code == near) return true;
  return false;
}

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

namespace {

// Calls `use` with label, kind and text of every row.
template <typename Use>
void for_each_row(const std::string& path, Use use) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + " cannot be read");
  for (std::string line; std::getline(in, line);) {
    std::array<std::string_view, 4> cell;
    std::string_view rest = line;
    for (std::string_view& c : cell) {
      c = rest.substr(0, rest.find('\t'));
      rest.remove_prefix(std::min(c.size() + 1, rest.size()));
    }
    use(cell[0], cell[1], cell[3]);
  }
}

constexpr std::string_view kFrequency = "frequency";

// "COUNT WORD"; the word is folded.
std::pair<double, std::string> count_and_word(std::string_view text) {
  double count = 0;
  const char* end = text.data() + text.size();
  const char* rest = std::from_chars(text.data(), end, count).ptr;
  std::string word;
  if (rest != end) fold({rest + 1, static_cast<std::size_t>(end - rest - 1)}, word);
  return {count, word};
}

}  // namespace

void CorpusReader::read_hints(const std::string& path) {
  HintTable table;
  for_each_row(path, [&](std::string_view code, std::string_view kind, std::string_view text) {
    if (kind != kFrequency) return;
    const auto [count, word] = count_and_word(text);
    table.add(code, word, count);
  });
  corpus.hints = table.slots();
}

void CorpusReader::read_homes(const std::string& path) {
  for_each_row(path, [&](std::string_view code, std::string_view kind, std::string_view text) {
    const std::size_t label = label_index(code);
    if (label < homes_.size() && kind != kFrequency) homes_[label].insert(hint_hash(text));
  });
}

// Catalogues repeat what nobody translated yet: in English, or what a neighbour wrote in
// Indonesian. A word or two that Indonesian and English share may be either.
bool CorpusReader::is_untranslated(std::size_t label, std::uint64_t hash, std::size_t words) const {
  if (label == kIdLabel) return words > 2 && homes_[kEnLabel].count(hash) != 0;
  return label > kEnLabel && (homes_[kEnLabel].count(hash) != 0 ||
                              (is_near(label) && homes_[kIdLabel].count(hash) != 0));
}

void CorpusReader::read(const std::string& path) {
  read_hints(path);
  read_homes(path);
  read_tables();
  for_each_row(path, [&](std::string_view code, std::string_view kind, std::string_view text) {
    if (kind == kFrequency) {
      add_frequency(code, text);
    } else if (excluded_.count(std::string(text)) == 0) {
      add(code, kind, text);
    }
  });
}

// A millionth of the list stands for words seen in texts.
void CorpusReader::add_frequency(std::string_view code, std::string_view text) {
  const std::size_t label = label_index(code);
  const auto [count, folded] = count_and_word(text);
  if (label == kLabels - 1 || folded.empty()) return;
  const Word w = word(folded, kLabels);
  corpus.words[w].seen[label] += static_cast<float>(count * 1e-3);
  corpus.total[label] += count * 1e-3;
  Frequencies& list = corpus.frequencies[label];
  list.words.push_back(w);
  list.often.push_back((list.often.empty() ? 0 : list.often.back()) + count);
  list.seldom.push_back((list.seldom.empty() ? 0 : list.seldom.back()) + std::sqrt(count));
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
  const std::uint64_t hash = hint_hash(text);
  const bool is_list = kind == "word";
  auto& lines = is_list ? corpus.lists[label] : corpus.texts[label];
  // Big lists are thinned by hash, before anything is spent on them.
  if (is_list && hash % 8 != 0 && code != "tl") return;
  if (lines.size() >= kMostLines || (label == kLabels - 1 && hash % 3 != 0)) return;
  if (!split_words(text, words_) || words_.empty()) return;
  if (!is_list && is_untranslated(label, hash, words_.size())) return;
  const Line line{static_cast<std::uint32_t>(corpus.running.size()),
                  static_cast<std::uint32_t>(words_.size())};
  for (const std::string& w : words_) corpus.running.push_back(word(w, is_list ? kLabels : label));
  if (!is_list && hash / 64 % 20 == 0) {
    corpus.held_back[label].push_back(line);
  } else {
    lines.push_back(line);
    if (!is_list) add_glued(label, hash);
    if (!is_list) add_chat(label, hash);
  }
}

// Two to five words of every eighth Indonesian or English text.
void CorpusReader::add_glued(std::size_t label, std::uint64_t hash) {
  const std::size_t size = 2 + hash / 8 % 4;
  if (label > kEnLabel || hash % 8 != 0 || words_.size() < size) return;
  std::string glued;
  for (std::size_t i = 0; i < size; ++i) glued += words_[i];
  corpus.glued[label].push_back({static_cast<std::uint32_t>(corpus.running.size()), 1});
  corpus.running.push_back(word(glued, kLabels));
}

// Every fourth Indonesian text, half of its words without a vowel or two or with a letter doubled:
// no catalogue is written so, half of what people comment is.
void CorpusReader::add_chat(std::size_t label, std::uint64_t hash) {
  if (label != kIdLabel || hash % 4 != 1) return;
  corpus.chat[label].push_back({static_cast<std::uint32_t>(corpus.running.size()),
                                static_cast<std::uint32_t>(words_.size())});
  for (const std::string& w : words_) {
    hash = hint_hash(w) ^ hash * 0x9E3779B97F4A7C15ull;
    corpus.running.push_back(word(hash % 2 == 0 ? chat_spelling(w, hash >> 8) : w, kLabels));
  }
}

Word CorpusReader::word(const std::string& folded, std::size_t label) {
  const auto [it, is_new] = corpus.index.emplace(folded, static_cast<Word>(corpus.words.size()));
  if (is_new) {
    corpus.words.emplace_back();
    const std::uint32_t known = Lexicon::builtin().words().find(hash_folded(folded));
    Features features;
    features.read(folded, evidence_.of(folded, known),
                  WordHints(corpus.hints).of(hint_hash(folded)), kRows);
    Corpus::Entry& entry = corpus.words.back();
    entry.known.assign(features.known().begin(), features.known().end());
    entry.grams.assign(features.grams().begin(), features.grams().end());
  }
  if (label < kLabels) {
    corpus.words[it->second].seen[label] += 1;
    corpus.total[label] += 1;
  }
  return it->second;
}

}  // namespace jernih::detect_language
