// Trains the model: train_language_model DATA.tsv OUT.bin [EXCLUDE.tsv]. Softmax regression by
// AdaGrad over texts of one word up to a sentence; one thread and its own random numbers, so the
// same data give the same bytes. Called by scripts/train_language_model.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lexicons/fold.h"
#include "stages/detect_language/model.h"
#include "stages/detect_language/words.h"

namespace jernih::detect_language {
namespace {

constexpr std::uint32_t kRows = 60000;
constexpr float kUnit = 1.0f / 24;  // a weight of one byte: ±5.3
constexpr std::size_t kItems = 1'200'000;
constexpr int kEpochs = 4;
constexpr std::size_t kMostWords = 25;
constexpr std::size_t kMostLines = 400'000;  // kept per label

// Label, share of the training texts. The last label takes every language that is not named.
struct LabelShare {
  const char* code;
  double share;
};
constexpr std::array<LabelShare, kLabels> kShares = {{
    {"id", 26}, {"en", 24}, {"ms", 5},  {"jv", 5},    {"su", 4},  {"tl", 6},  {"nl", 6},
    {"min", 2}, {"ace", 1}, {"ban", 1}, {"bjn", 1},   {"de", .9}, {"fr", .9}, {"es", .9},
    {"pt", .9}, {"it", .9}, {"ca", .7}, {"da", .7},   {"sv", .7}, {"no", .5}, {"pl", .7},
    {"cs", .7}, {"hr", .7}, {"ro", .7}, {"hu", .7},   {"tr", .7}, {"fi", .7}, {"et", .6},
    {"vi", .6}, {"sw", .6}, {"cy", .6}, {"other", 7},
}};

class Random {
 public:
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    return state_ ^= state_ << 17;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_ = 88172645463325252ull;
};

using Word = std::uint32_t;  // index into Corpus::words

struct Line {
  std::uint32_t first = 0;  // into Corpus::running
  std::uint32_t size = 0;
};

struct Corpus {
  struct Entry {
    Features features;
    std::array<float, kLabels> seen{};  // times in texts of a label
  };
  std::vector<Entry> words;
  std::unordered_map<std::string, Word> index;
  std::vector<Word> running;
  std::array<std::vector<Line>, kLabels> texts, lists, held_back;
  std::array<std::vector<Word>, kLabels> tables;  // words of function_words, language_markers
  std::array<double, kLabels> total{};
};

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

class Reader {
 public:
  Reader() : evidence_(Lexicon::builtin(), all_labels()) {}

  void exclude(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) continue;
      const std::size_t end = line.find('\t', tab + 1);
      excluded_.insert(line.substr(tab + 1, end - tab - 1));
    }
  }

  void read(const std::string& path) {
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

  // Words that people wrote down for a language. Chat spelling stands in no catalogue.
  void read_tables() {
    for (const char* name : {"function_words", "language_markers"}) {
      const Table& table = Lexicon::builtin().table(name);
      const std::uint32_t text = table.column("word");
      const std::uint32_t language = table.column("language");
      for (std::uint32_t row = 0; row < table.size(); ++row)
        corpus.tables[label_index(table.cell(row, language))].push_back(
            word(std::string(table.cell(row, text)), kLabels));
    }
  }

  Corpus corpus;

 private:
  void add(std::string_view code, std::string_view kind, std::string_view text) {
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
    for (const std::string& w : words_)
      corpus.running.push_back(word(w, is_list ? kLabels : label));
    if (!is_list && hash / 64 % 20 == 0) {
      corpus.held_back[label].push_back(line);
    } else {
      lines.push_back(line);
    }
  }

  Word word(const std::string& folded, std::size_t label) {
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

  EvidenceSource evidence_;
  std::unordered_set<std::string> excluded_;
  std::vector<std::string> words_;
};

// A text of one label.
struct Item {
  std::size_t label = 0;
  std::span<const Word> words;  // valid until the next draw
};

class Sampler {
 public:
  Sampler(const Corpus& corpus, Random& random) : corpus_(corpus), random_(random) {
    for (const LabelShare& s : kShares) sum_ += s.share;
  }

  Item draw(const std::array<std::vector<Line>, kLabels>& texts, bool with_lists) {
    for (;;) {
      const std::size_t label = draw_label();
      const double kind = random_.unit();
      if (kind > 0.90 && !corpus_.tables[label].empty()) return {label, string_of_words(label)};
      if (kind < 0.15 && with_lists && !corpus_.lists[label].empty())
        return {label, words_of(pick(corpus_.lists[label]))};
      if (texts[label].empty()) continue;
      const Line line = pick(texts[label]);
      const std::size_t most = kind < 0.40   ? 1
                               : kind < 0.55 ? 2
                               : kind < 0.75 ? 3 + random_.below(6)
                                             : kMostWords;
      const std::uint32_t size = std::min(line.size, static_cast<std::uint32_t>(most));
      const Line part{line.first + static_cast<std::uint32_t>(random_.below(line.size - size + 1)),
                      size};
      if (size <= 2 && !is_of(label, part)) continue;
      return {label, words_of(part)};
    }
  }

 private:
  std::size_t draw_label() {
    double at = random_.unit() * sum_;
    for (std::size_t i = 0; i < kLabels; ++i)
      if ((at -= kShares[i].share) < 0) return i;
    return kLabels - 1;
  }
  std::span<const Word> words_of(Line line) const {
    return {corpus_.running.data() + line.first, line.size};
  }
  // One to six words of the tables and lists in no order, as in chat.
  std::span<const Word> string_of_words(std::size_t label) {
    made_.clear();
    for (std::size_t n = 1 + random_.below(6); n > 0; --n) {
      const std::vector<Word>& table = corpus_.tables[label];
      const std::vector<Line>& list = corpus_.lists[label];
      made_.push_back(list.empty() || random_.below(3) > 0
                          ? table[random_.below(table.size())]
                          : corpus_.running[list[random_.below(list.size())].first]);
    }
    return made_;
  }
  Line pick(const std::vector<Line>& lines) { return lines[random_.below(lines.size())]; }

  // A word or two alone must be of the label: not a guest from a language that uses it much more.
  bool is_of(std::size_t label, Line line) const {
    for (std::uint32_t i = 0; i < line.size; ++i) {
      const Corpus::Entry& e = corpus_.words[corpus_.running[line.first + i]];
      double most = 0;
      for (std::size_t k = 0; k + 1 < kLabels; ++k)
        if (corpus_.total[k] > 0) most = std::max(most, e.seen[k] / corpus_.total[k]);
      if (e.seen[label] / std::max(1.0, corpus_.total[label]) < 0.25 * most) return false;
    }
    return true;
  }

  const Corpus& corpus_;
  Random& random_;
  std::vector<Word> made_;
  double sum_ = 0;
};

class Trainer {
 public:
  explicit Trainer(const Corpus& corpus)
      : corpus_(corpus), weights_(std::size_t{kRows} * kLabels), squares_(weights_.size()) {}

  void step(const Item& item, float rate) {
    std::array<float, kLabels> p = logits(item);
    softmax(p);
    p[item.label] -= 1;
    const float share = 1 / std::sqrt(static_cast<float>(item.words.size()));
    update(kBiasRow, p, 1, rate);
    for (const Word word : item.words) {
      const Features& f = corpus_.words[word].features;
      for (const std::uint32_t r : f.reserved) update(r, p, share, rate);
      const float each = share / std::sqrt(static_cast<float>(f.grams.size()));
      for (const std::uint32_t r : f.grams) update(r, p, each, rate);
    }
  }

  std::array<float, kLabels> logits(const Item& item) const {
    std::array<float, kLabels> out{};
    add(kBiasRow, 1, out);
    const float share = 1 / std::sqrt(static_cast<float>(item.words.size()));
    for (const Word word : item.words) {
      const Features& f = corpus_.words[word].features;
      for (const std::uint32_t r : f.reserved) add(r, share, out);
      const float each = share / std::sqrt(static_cast<float>(f.grams.size()));
      for (const std::uint32_t r : f.grams) add(r, each, out);
    }
    return out;
  }

  static void softmax(std::array<float, kLabels>& v) {
    const float most = *std::max_element(v.begin(), v.end());
    float sum = 0;
    for (float& x : v) sum += x = std::exp(x - most);
    for (float& x : v) x /= sum;
  }

  std::vector<std::int8_t> quantised() const {
    std::vector<std::int8_t> out;
    for (const float w : weights_)
      out.push_back(static_cast<std::int8_t>(std::lround(std::clamp(w / kUnit, -127.f, 127.f))));
    return out;
  }

 private:
  void add(std::uint32_t row, float x, std::array<float, kLabels>& out) const {
    const float* w = &weights_[std::size_t{row} * kLabels];
    for (std::size_t k = 0; k < kLabels; ++k) out[k] += x * w[k];
  }
  void update(std::uint32_t row, const std::array<float, kLabels>& p, float x, float rate) {
    float* w = &weights_[std::size_t{row} * kLabels];
    float* s = &squares_[std::size_t{row} * kLabels];
    for (std::size_t k = 0; k < kLabels; ++k) {
      const float g = p[k] * x;
      s[k] += g * g;
      w[k] -= rate * g / std::sqrt(s[k] + 1e-2f);
    }
  }

  const Corpus& corpus_;
  std::vector<float> weights_, squares_;
};

// The factor that makes the logits of these texts honest: least log loss, by golden section.
float best_sharpness(
    const std::vector<std::pair<std::size_t, std::array<float, kLabels>>>& judged) {
  const auto loss = [&](float t) {
    double sum = 0;
    for (const auto& [label, logits] : judged) {
      std::array<float, kLabels> p = logits;
      for (float& x : p) x *= t;
      Trainer::softmax(p);
      sum -= std::log(std::max(p[label], 1e-9f));
    }
    return sum;
  };
  float low = 0.2f;
  float high = 4;
  for (int i = 0; i < 30; ++i) {
    const float a = low + (high - low) * 0.382f;
    const float b = low + (high - low) * 0.618f;
    (loss(a) < loss(b) ? high : low) = loss(a) < loss(b) ? b : a;
  }
  return (low + high) / 2;
}

std::size_t evidence_bucket(std::size_t words) {
  constexpr std::array<std::size_t, 7> kMost = {1, 2, 3, 5, 8, 12, 20};
  std::size_t i = 0;
  while (i < kMost.size() && words > kMost[i]) ++i;
  return i;
}

void calibrate(const Corpus& corpus, const Trainer& trainer, Random& random, ModelHeader& header) {
  std::array<std::vector<std::pair<std::size_t, std::array<float, kLabels>>>, 8> judged;
  Sampler sampler(corpus, random);
  std::array<int, 8> right{};
  for (int i = 0; i < 60000; ++i) {
    const Item item = sampler.draw(corpus.held_back, false);
    const auto logits = trainer.logits(item);
    const std::size_t bucket = evidence_bucket(item.words.size());
    const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
    right[bucket] += static_cast<std::size_t>(best) == item.label;
    judged[bucket].emplace_back(item.label, logits);
  }
  for (std::size_t b = 0; b < judged.size(); ++b) {
    header.sharpness[b] = best_sharpness(judged[b]);
    std::printf("bucket %zu: %zu texts held back, %.2f %% right, sharpness %.3f\n", b,
                judged[b].size(), 100.0 * right[b] / static_cast<double>(judged[b].size()),
                static_cast<double>(header.sharpness[b]));
  }
}

int train(const std::string& data, const std::string& out_path, const std::string& exclude) {
  Reader reader;
  if (!exclude.empty()) reader.exclude(exclude);
  reader.read_tables();
  reader.read(data);
  const Corpus& corpus = reader.corpus;
  for (std::size_t i = 0; i < kLabels; ++i)
    std::printf("%-6s %8zu texts %8zu listed words\n", kShares[i].code, corpus.texts[i].size(),
                corpus.lists[i].size());
  Random random;
  Sampler sampler(corpus, random);
  Trainer trainer(corpus);
  const auto steps = static_cast<double>(kItems * static_cast<std::size_t>(kEpochs));
  for (double i = 0; i < steps; i += 1)
    trainer.step(sampler.draw(corpus.texts, true),
                 static_cast<float>(0.25 * (1 - i / steps) + 0.005));
  ModelHeader header;
  header.rows = kRows;
  header.unit = kUnit;
  for (std::size_t i = 0; i < kLabels; ++i) {
    const std::string code = kShares[i].code;
    std::copy(code.begin(), code.end(), header.codes[i].begin());
  }
  calibrate(corpus, trainer, random, header);
  const std::vector<std::int8_t> weights = trainer.quantised();
  std::ofstream out(out_path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(reinterpret_cast<const char*>(weights.data()),
            static_cast<std::streamsize>(weights.size()));
  if (!out) throw std::runtime_error(out_path + " cannot be written");
  return 0;
}

}  // namespace
}  // namespace jernih::detect_language

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: train_language_model DATA.tsv OUT.bin [EXCLUDE.tsv]\n", stderr);
    return 2;
  }
  try {
    return jernih::detect_language::train(argv[1], argv[2], argc > 3 ? argv[3] : "");
  } catch (const std::exception& e) {
    std::fprintf(stderr, "train_language_model: %s\n", e.what());
    return 1;
  }
}
