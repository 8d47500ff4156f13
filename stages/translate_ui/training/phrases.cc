// Phrase extraction (Koehn, Och, Marcu 2003).
#include "stages/translate_ui/training/phrases.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "stages/translate_ui/training/ngrams.h"

namespace jernih::ui::training {
namespace {

constexpr double kDiscount = 0.5;   // off every count: a pair seen twice is no certainty
constexpr double kUnlinked = 0.02;  // probability of a word that nothing explains
constexpr double kUsuallyLinked = 0.75;

using Words = std::vector<WordId>;

struct WordsHash {
  std::size_t operator()(const std::pair<Words, Words>& key) const {
    std::size_t h = 0x9E3779B97F4A7C15ull;
    for (const Words* words : {&key.first, &key.second}) {
      for (const WordId w : *words) h = (h ^ w) * 0x100000001B3ull + (h >> 29);
      h ^= 0xA5A5;
    }
    return h;
  }
};

struct Count {
  std::uint32_t count = 0, families = 0, last_family = 0;
};

// How often words are linked.
class Lexical {
 public:
  Lexical(const Corpus& corpus, const Alignment& alignment) {
    for (std::size_t i = 0; i < corpus.pairs.size(); ++i)
      for (const auto& [s, t] : alignment.links[i]) {
        const WordId a = corpus.pairs[i].indonesian[s];
        const WordId b = corpus.pairs[i].english[t];
        ++links_[std::uint64_t{a} << 32 | b];
        ++indonesian_[a];
        ++english_[b];
      }
    for (const Pair& p : corpus.pairs)
      for (const WordId e : p.english) ++seen_[e];
  }
  // An English word that stands for nothing here, though it usually stands for something: "this
  // comment" for "comment". Articles and the like may.
  bool is_invented(const Words& indonesian, const Words& english) const {
    return std::any_of(english.begin(), english.end(), [&](WordId e) {
      const auto linked = english_.find(e);
      const double share_linked =
          linked == english_.end() ? 0 : double{1} * linked->second / seen_.at(e);
      if (share_linked < kUsuallyLinked) return false;
      return std::all_of(indonesian.begin(), indonesian.end(), [&](WordId f) {
        return share(f, e, indonesian_, f) < kUnlinked && share(f, e, english_, e) < kUnlinked;
      });
    });
  }
  // Each word of either side by the word of the other that explains it best.
  double log(const Words& indonesian, const Words& english) const {
    double sum = 0;
    for (const WordId e : english) {
      double best = kUnlinked;
      for (const WordId f : indonesian) best = std::max(best, share(f, e, indonesian_, f));
      sum += std::log(best);
    }
    for (const WordId f : indonesian) {
      double best = kUnlinked;
      for (const WordId e : english) best = std::max(best, share(f, e, english_, e));
      sum += std::log(best);
    }
    return sum / 2;
  }

 private:
  double share(WordId f, WordId e, const std::unordered_map<WordId, std::uint32_t>& totals,
               WordId of) const {
    const auto found = links_.find(std::uint64_t{f} << 32 | e);
    return found == links_.end() ? 0 : double{1} * found->second / totals.at(of);
  }

  std::unordered_map<std::uint64_t, std::uint32_t> links_;
  std::unordered_map<WordId, std::uint32_t> indonesian_, english_, seen_;
};

class Extractor {
 public:
  Extractor(const Corpus& corpus, const PhraseLimits& limits) : corpus_(corpus), limits_(limits) {
    for (WordId i = 0; i < corpus.indonesian.size(); ++i)
      is_indonesian_.push_back(is_word(corpus.indonesian.word(i)));
    for (WordId i = 0; i < corpus.english.size(); ++i)
      is_english_.push_back(is_word(corpus.english.word(i)));
  }

  void add(const Pair& pair, const Links& links) {
    const std::size_t n = pair.indonesian.size();
    for (std::size_t b = 0; b < n; ++b)
      for (std::size_t e = b + 1; e <= std::min(n, b + limits_.words); ++e) {
        if (!is_indonesian_[pair.indonesian[e - 1]]) break;
        add_span(pair, links, b, e);
      }
  }

  std::vector<PhraseRow> rows(const Lexical& lexical) const;

 private:
  void add_span(const Pair& pair, const Links& links, std::size_t b, std::size_t e) {
    std::size_t low = pair.english.size();
    std::size_t high = 0;
    for (const auto& [s, t] : links)
      if (s >= b && s < e) {
        low = std::min<std::size_t>(low, t);
        high = std::max<std::size_t>(high, t + std::size_t{1});
      }
    if (low >= high || high - low > limits_.words) return;
    std::vector<char> is_linked(pair.english.size());
    for (const auto& [s, t] : links) {
      if (t >= low && t < high && (s < b || s >= e)) return;
      is_linked[t] = 1;
    }
    for (std::size_t from = low;; --from) {
      for (std::size_t to = high; to <= pair.english.size() && to - from <= limits_.words; ++to) {
        if (to > high && is_linked[to - 1] != 0) break;
        count(pair, b, e, from, to);
      }
      if (from == 0 || is_linked[from - 1] != 0 || high - from >= limits_.words) break;
    }
  }

  void count(const Pair& pair, std::size_t b, std::size_t e, std::size_t from, std::size_t to) {
    for (std::size_t j = from; j < to; ++j)
      if (!is_english_[pair.english[j]]) return;
    const auto part = [](const Words& words, std::size_t first, std::size_t last) {
      return Words(words.begin() + static_cast<std::ptrdiff_t>(first),
                   words.begin() + static_cast<std::ptrdiff_t>(last));
    };
    std::pair<Words, Words> key{part(pair.indonesian, b, e), part(pair.english, from, to)};
    for (Count* c : {&indonesian_[{key.first, {}}], &english_[{{}, key.second}], &pairs_[key]}) {
      ++c->count;
      if (c->families == 0 || c->last_family != pair.family) ++c->families;
      c->last_family = pair.family;
    }
  }

  std::string said(const Words& words, bool is_english) const {
    std::string out;
    for (const WordId w : words) {
      if (!out.empty()) out += ' ';
      out += is_english ? corpus_.spelling[w] : corpus_.indonesian.word(w);
    }
    return out;
  }

  using Counts = std::unordered_map<std::pair<Words, Words>, Count, WordsHash>;
  const Corpus& corpus_;
  const PhraseLimits& limits_;
  std::vector<char> is_indonesian_, is_english_;
  Counts pairs_, indonesian_, english_;
};

std::vector<PhraseRow> Extractor::rows(const Lexical& lexical) const {
  const auto cost = [](double p) {
    return static_cast<int>(std::lround(-kCostsPerUnit * std::log(p)));
  };
  std::map<std::string, std::vector<PhraseRow>> by_key;
  for (const auto& [key, c] : pairs_) {
    if (c.families < limits_.families) continue;
    const double of = indonesian_.at({key.first, {}}).count;
    const double p = (c.count - kDiscount) / of;
    const double back = (c.count - kDiscount) / english_.at({{}, key.second}).count;
    if (p < limits_.share || p * back < limits_.both) continue;
    if (lexical.is_invented(key.first, key.second)) continue;
    PhraseRow row{said(key.first, false), said(key.second, true), c.count, c.families, 0, 0, 0};
    row.of = static_cast<std::uint32_t>(of);
    row.backward = cost(back);
    row.lexical =
        static_cast<int>(std::lround(-kCostsPerUnit * lexical.log(key.first, key.second)));
    by_key[row.indonesian].push_back(std::move(row));
  }
  std::vector<PhraseRow> all;
  for (auto& [key, rows] : by_key) {
    std::sort(rows.begin(), rows.end(), [](const PhraseRow& a, const PhraseRow& b) {
      return a.count != b.count ? a.count > b.count : a.english < b.english;
    });
    if (rows.size() > limits_.english) rows.resize(limits_.english);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

// The most frequent rows, those of one word before all others.
void keep_most_frequent(std::vector<PhraseRow>& rows, std::size_t most) {
  if (rows.size() <= most) return;
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0);
  const auto rank = [&](std::size_t i) {
    const bool is_single = rows[i].indonesian.find(' ') == std::string::npos;
    return rows[i].count * rows[i].families * (is_single ? 4u : 1u);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<PhraseRow> kept;
  for (const std::size_t i : order) kept.push_back(std::move(rows[i]));
  rows = std::move(kept);
}

}  // namespace

std::vector<PhraseRow> extract(const Corpus& corpus, const Alignment& alignment,
                               const PhraseLimits& limits) {
  std::vector<std::size_t> order(corpus.pairs.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return corpus.pairs[a].family < corpus.pairs[b].family;
  });
  Extractor extractor(corpus, limits);
  for (const std::size_t i : order) extractor.add(corpus.pairs[i], alignment.links[i]);
  std::vector<PhraseRow> rows = extractor.rows(Lexical(corpus, alignment));
  keep_most_frequent(rows, limits.rows);
  return rows;
}

}  // namespace jernih::ui::training
