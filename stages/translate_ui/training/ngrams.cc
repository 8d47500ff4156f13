// Kneser-Ney by counting.
#include "stages/translate_ui/training/ngrams.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace jernih::ui::training {
namespace {

constexpr double kDiscount = 0.75;
constexpr double kLeast = 1e-7;

using Gram = std::array<WordId, 3>;  // filled from the front; the rest is kNone
constexpr WordId kNone = 0xFFFFFFFF;

struct Model {
  std::map<Gram, std::uint32_t> counts[3];  // raw; the order is length - 1
};

// Sentences once per family, so that what every program copies counts once in each.
Model count(const Corpus& corpus, Vocabulary& words, const NgramLimits& limits) {
  std::vector<std::uint32_t> seen(corpus.english.size());
  std::set<std::pair<std::uint32_t, std::vector<WordId>>> sentences;
  for (const Pair& p : corpus.pairs)
    if (sentences.emplace(p.family, p.english).second)
      for (const WordId w : p.english) ++seen[w];
  const WordId begin = words.id("<s>");
  const WordId end = words.id("</s>");
  const WordId unknown = words.id("<unk>");
  Model model;
  for (const auto& [family, english] : sentences) {
    std::vector<WordId> s{begin};
    for (const WordId w : english)
      s.push_back(seen[w] < limits.word_count ? unknown : words.id(corpus.english.word(w)));
    s.push_back(end);
    for (std::size_t i = 0; i < s.size(); ++i) {
      ++model.counts[0][{s[i], kNone, kNone}];
      if (i + 1 < s.size()) ++model.counts[1][{s[i], s[i + 1], kNone}];
      if (i + 2 < s.size()) ++model.counts[2][{s[i], s[i + 1], s[i + 2]}];
    }
  }
  return model;
}

Gram context(Gram g, int length) {
  g[static_cast<std::size_t>(length - 1)] = kNone;
  return g;
}
Gram shorter(const Gram& g) { return {g[1], g[2], kNone}; }

class Estimator {
 public:
  explicit Estimator(const Model& model) {
    // Shorter n-grams count in how many contexts they stand, but those that begin a string.
    std::map<Gram, std::uint32_t> contexts[3];
    contexts[2] = model.counts[2];
    for (const auto& [g, n] : model.counts[2]) ++contexts[1][shorter(g)];
    for (const auto& [g, n] : model.counts[1]) {
      ++contexts[0][shorter(g)];
      if (contexts[1].count(g) == 0) contexts[1][g] = n;
    }
    for (int k = 0; k < 3; ++k)
      for (const auto& [g, n] : contexts[k]) {
        counts_[k][g] = n;
        totals_[k][context(g, k + 1)].first += n;
        ++totals_[k][context(g, k + 1)].second;
      }
  }

  // p(last | rest) of an n-gram of `length` words.
  double probability(const Gram& g, int length) const {
    if (length == 0) return kLeast;
    const auto& totals = totals_[length - 1];
    const auto total = totals.find(context(g, length));
    const double lower =
        length == 1 ? kLeast : probability(length == 3 ? shorter(g) : shorter(g), length - 1);
    if (total == totals.end()) return lower;
    const auto found = counts_[length - 1].find(g);
    const double n = found == counts_[length - 1].end() ? 0 : found->second;
    const auto [sum, kinds] = total->second;
    return std::max(kLeast, (std::max(0.0, n - kDiscount) + kDiscount * kinds * lower) / sum);
  }

 private:
  std::map<Gram, std::uint32_t> counts_[3];
  std::map<Gram, std::pair<double, double>> totals_[3];  // of a context: counts, kinds
};

int cost(double p) { return static_cast<int>(std::lround(-kCostsPerUnit * std::log(p))); }

using Kept = std::array<std::map<Gram, double>, 3>;  // by length - 1

// Those of `kept`, one word longer, that begin with `g` of k + 1 words.
template <class Call>
void each_longer(const Kept& kept, std::size_t k, const Gram& g, Call call) {
  Gram from = g;
  from[k + 1] = 0;
  const auto& longer = kept[k + 1];
  for (auto next = longer.lower_bound(from);
       next != longer.end() && context(next->first, static_cast<int>(k) + 2) == g; ++next)
    call(next->first, next->second);
}

// The n-grams that are frequent enough, and those that are the context of a longer one.
Kept keep(const Model& model, const Estimator& estimator, const NgramLimits& limits) {
  const std::uint32_t least[3] = {1, limits.bigram_count, limits.trigram_count};
  Kept kept;
  for (std::size_t k = 3; k-- > 0;)
    for (const auto& [g, n] : model.counts[k]) {
      bool is_context = false;
      if (k < 2) each_longer(kept, k, g, [&](const Gram&, double) { is_context = true; });
      if (n >= least[k] || is_context)
        kept[k][g] = estimator.probability(g, static_cast<int>(k) + 1);
    }
  return kept;
}

// What the kept n-grams of a context leave is shared by the rest as the shorter ones say.
int backoff(const Kept& kept, const Estimator& estimator, std::size_t k, const Gram& g) {
  double taken = 0;
  double lower = 0;
  each_longer(kept, k, g, [&](const Gram& longer, double p) {
    taken += p;
    const Gram rest = shorter(longer);
    const auto known = kept[k].find(rest);
    lower += known != kept[k].end() ? known->second
                                    : estimator.probability(rest, static_cast<int>(k) + 1);
  });
  return cost(std::clamp((1 - taken) / std::max(kLeast, 1 - lower), 1e-4, 1.0));
}

}  // namespace

std::vector<NgramRow> count_ngrams(const Corpus& corpus, const NgramLimits& limits) {
  Vocabulary words;
  const Model model = count(corpus, words, limits);
  const Estimator estimator(model);
  const Kept kept = keep(model, estimator, limits);
  std::vector<NgramRow> rows;
  for (std::size_t k = 0; k < kept.size(); ++k)
    for (const auto& [g, p] : kept[k]) {
      NgramRow row;
      for (std::size_t i = 0; i <= k; ++i) row.words += (i > 0 ? " " : "") + words.word(g[i]);
      row.cost = cost(p);
      if (k < 2) row.backoff = backoff(kept, estimator, k, g);
      rows.push_back(std::move(row));
    }
  std::sort(rows.begin(), rows.end(),
            [](const NgramRow& a, const NgramRow& b) { return a.words < b.words; });
  return rows;
}

}  // namespace jernih::ui::training
