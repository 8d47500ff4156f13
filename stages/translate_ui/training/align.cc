// Expectation maximisation over word pairs in both directions, then symmetrisation.
#include "stages/translate_ui/training/align.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace jernih::ui::training {
namespace {

constexpr double kNullShare = 0.08;  // of links to no word
constexpr double kTension = 4.0;     // how steep the diagonal is
constexpr double kSmallest = 1e-9;
constexpr double kSmoothing = 0.01;  // added to every count: fewer words explained by rare ones

using Sentence = std::vector<WordId>;

// p(target | source), trained in one direction.
class Direction {
 public:
  Direction(Aligner aligner) : aligner_(aligner) {}

  void train(const std::vector<const Sentence*>& sources,
             const std::vector<const Sentence*>& targets, int rounds) {
    for (int round = 0; round < rounds; ++round) {
      counts_.clear();
      totals_.clear();
      for (std::size_t i = 0; i < sources.size(); ++i) expect(*sources[i], *targets[i], round == 0);
      maximise();
    }
  }

  // Per target word the best source position; -1: none.
  std::vector<int> best(const Sentence& source, const Sentence& target) const {
    std::vector<int> out(target.size(), -1);
    for (std::size_t j = 0; j < target.size(); ++j) {
      double most = kNullShare * probability(kNull, target[j]);
      const std::vector<double> prior = priors(j, target.size(), source.size());
      for (std::size_t i = 0; i < source.size(); ++i) {
        const double p = prior[i] * probability(source[i], target[j]);
        if (p <= most) continue;
        most = p;
        out[j] = static_cast<int>(i);
      }
    }
    return out;
  }

 private:
  static std::uint64_t key(WordId s, WordId t) { return std::uint64_t{s} << 32 | t; }

  double probability(WordId s, WordId t) const {
    const auto found = table_.find(key(s, t));
    return found == table_.end() ? kSmallest : found->second;
  }

  std::vector<double> priors(std::size_t j, std::size_t m, std::size_t n) const {
    std::vector<double> out(n, (1 - kNullShare) / static_cast<double>(n));
    if (aligner_ == Aligner::ibm1) return out;
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double distance = std::abs((static_cast<double>(i) + 1) / static_cast<double>(n) -
                                       (static_cast<double>(j) + 1) / static_cast<double>(m));
      out[i] = std::exp(-kTension * distance);
      sum += out[i];
    }
    for (double& p : out) p *= (1 - kNullShare) / sum;
    return out;
  }

  void expect(const Sentence& source, const Sentence& target, bool is_first) {
    std::vector<double> weights(source.size() + 1);
    for (std::size_t j = 0; j < target.size(); ++j) {
      const std::vector<double> prior = priors(j, target.size(), source.size());
      weights[0] = kNullShare * (is_first ? 1 : probability(kNull, target[j]));
      double sum = weights[0];
      for (std::size_t i = 0; i < source.size(); ++i) {
        weights[i + 1] = prior[i] * (is_first ? 1 : probability(source[i], target[j]));
        sum += weights[i + 1];
      }
      for (std::size_t i = 0; i <= source.size(); ++i) {
        const WordId s = i == 0 ? kNull : source[i - 1];
        counts_[key(s, target[j])] += weights[i] / sum;
        totals_[s] += weights[i] / sum;
      }
    }
  }

  void maximise() {
    std::unordered_map<WordId, std::uint32_t> kinds;
    for (const auto& [pair, n] : counts_) ++kinds[static_cast<WordId>(pair >> 32)];
    table_.clear();
    table_.reserve(counts_.size());
    for (const auto& [pair, n] : counts_) {
      const auto s = static_cast<WordId>(pair >> 32);
      table_[pair] = (n + kSmoothing) / (totals_[s] + kSmoothing * kinds[s]);
    }
  }

  Aligner aligner_;
  std::unordered_map<std::uint64_t, double> table_, counts_;
  std::unordered_map<WordId, double> totals_;
};

using Link = std::pair<int, int>;  // positions in the source and in the target

// Links taken so far, and which words have one.
class TakenLinks {
 public:
  TakenLinks(std::size_t sources, std::size_t targets)
      : has_source_(sources), has_target_(targets) {}

  void take(const Link& link) {
    links_.insert(link);
    has_source_[static_cast<std::size_t>(link.first)] = 1;
    has_target_[static_cast<std::size_t>(link.second)] = 1;
  }
  bool has(const Link& link) const { return links_.count(link) != 0; }
  bool has_neighbour(const Link& link) const {
    for (int di = -1; di <= 1; ++di)
      for (int dj = -1; dj <= 1; ++dj)
        if (has({link.first + di, link.second + dj})) return true;
    return false;
  }
  bool has_source(const Link& link) const {
    return has_source_[static_cast<std::size_t>(link.first)] != 0;
  }
  bool has_target(const Link& link) const {
    return has_target_[static_cast<std::size_t>(link.second)] != 0;
  }
  Links sorted() const {
    Links out;
    for (const auto& [i, j] : links_)
      out.emplace_back(static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(j));
    return out;
  }

 private:
  std::set<Link> links_;
  std::vector<char> has_source_, has_target_;
};

// grow-diag-final-and: begins with what both directions say, adds neighbours either says, then
// links of words that have none.
Links symmetrise(const std::vector<int>& to_source, const std::vector<int>& to_target) {
  std::set<Link> both, either;
  for (std::size_t j = 0; j < to_source.size(); ++j)
    if (to_source[j] >= 0) either.insert({to_source[j], static_cast<int>(j)});
  for (std::size_t i = 0; i < to_target.size(); ++i) {
    const Link link{static_cast<int>(i), to_target[i]};
    if (to_target[i] < 0) continue;
    if (either.count(link) != 0) both.insert(link);
    either.insert(link);
  }
  TakenLinks taken(to_target.size(), to_source.size());
  for (const Link& link : both) taken.take(link);
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const Link& link : either) {
      if (taken.has(link) || (taken.has_source(link) && taken.has_target(link))) continue;
      if (!taken.has_neighbour(link)) continue;
      taken.take(link);
      has_grown = true;
    }
  }
  for (const Link& link : either)
    if (!taken.has(link) && !taken.has_source(link) && !taken.has_target(link)) taken.take(link);
  return taken.sorted();
}

}  // namespace

Alignment align(const Corpus& corpus, Aligner aligner, int rounds) {
  std::vector<const Sentence*> indonesian, english;
  for (const Pair& p : corpus.pairs) {
    indonesian.push_back(&p.indonesian);
    english.push_back(&p.english);
  }
  Direction forward(aligner), backward(aligner);
  forward.train(indonesian, english, rounds);
  backward.train(english, indonesian, rounds);
  Alignment out;
  out.links.reserve(corpus.pairs.size());
  for (const Pair& p : corpus.pairs)
    out.links.push_back(
        symmetrise(forward.best(p.indonesian, p.english), backward.best(p.english, p.indonesian)));
  return out;
}

}  // namespace jernih::ui::training
