// Trains the model: train_language_model DATA.tsv OUT.bin [STEPS [EXCLUDE.tsv]]. Softmax regression
// by AdaGrad over texts of one word up to a sentence. The same data give the same bytes: one
// thread, its own random numbers and, where a C library may differ, its own exponential function.
// Called by scripts/train_language_model.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "stages/detect_language/plain_exp.h"
#include "stages/detect_language/training/sampler.h"

namespace jernih::detect_language {
namespace {

constexpr float kUnit = 1.0f / 16;  // a weight of one byte: ±7.9
constexpr long kSteps = 3'000'000;

class Trainer {
 public:
  explicit Trainer(const Corpus& corpus)
      : corpus_(corpus), weights_(std::size_t{kRows} * kLabels), squares_(weights_.size()) {}

  void step(const Item& item, float rate) {
    std::array<float, kLabels> p = logits(item);
    softmax(p);
    p[item.label] -= 1;
    update(kBiasRow, p, 1, rate);
    for (const Word word : item.words) {
      const Corpus::Entry& f = corpus_.words[word];
      for (const std::uint32_t r : f.known) update(r, p, 1, rate);
      const float each = 1 / std::sqrt(static_cast<float>(f.grams.size()));
      for (const std::uint32_t r : f.grams) update(r, p, each, rate);
    }
  }

  std::array<float, kLabels> logits(const Item& item) const {
    std::array<float, kLabels> out{};
    add(kBiasRow, 1, out);
    for (const Word word : item.words) {
      const Corpus::Entry& f = corpus_.words[word];
      for (const std::uint32_t r : f.known) add(r, 1, out);
      const float each = 1 / std::sqrt(static_cast<float>(f.grams.size()));
      for (const std::uint32_t r : f.grams) add(r, each, out);
    }
    return out;
  }

  static void softmax(std::array<float, kLabels>& v) {
    const float most = *std::max_element(v.begin(), v.end());
    float sum = 0;
    for (float& x : v) x = plain_exp(x - most);
    for (const float x : v) sum += x;
    for (float& x : v) x /= sum;
  }

  // The Malay to learn from is interface strings, which have fewer of the words that Malay shares
  // with Indonesian than prose has: such words come out as Indonesian. This gives them back, and a
  // little more to the words that only one of the two uses.
  void even_shared_words(std::size_t malay) {
    constexpr float kShared = 0.4f;
    constexpr float kPerLevel = 0.1f;
    for (std::uint32_t level = 0; level < kNearLevels; ++level)
      weights_[(kNearRow + level) * std::size_t{kLabels} + malay] +=
          kShared + kPerLevel * (static_cast<float>(level) - static_cast<float>(kNearMiddle));
  }

  std::vector<std::uint8_t> quantised() const {
    std::vector<std::uint8_t> out;
    for (const float w : weights_)
      out.push_back(
          static_cast<std::uint8_t>(128 + std::lround(std::clamp(w / kUnit, -127.f, 127.f))));
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

// On pages the languages near to Indonesian are rarer than in training, where they were given room
// to be learnt.
float prior_of(std::size_t label) { return is_near(label) ? -1.1f : 0; }

// Malay is the likeliest of them; what even_shared_words() gave it was fitted without this.
constexpr float kMalayPrior = 0.2f;

// Indonesian and English are likelier than in training, but for single words: lists of words come
// from everywhere.
constexpr std::array<float, 8> kHome = {-0.5f, 2.0f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f};

// The held-back texts are cleaner than others: how far their chances are to be trusted elsewhere.
constexpr std::array<float, 8> kTrust = {0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f, 0.6f};

using Judged = std::vector<std::pair<std::size_t, std::array<float, kLabels>>>;

// The factor that makes the logits of these texts honest: least log loss, by golden section. Texts
// count as often as they are expected on pages; one in fifty may be labelled wrongly.
float best_sharpness(const Judged& judged) {
  constexpr float kWrongLabel = 0.02f;
  const auto loss = [&](float t) {
    double sum = 0;
    for (const auto& [label, logits] : judged) {
      std::array<float, kLabels> p = logits;
      for (std::size_t k = 0; k < kLabels; ++k) p[k] = p[k] * t + prior_of(k);
      Trainer::softmax(p);
      const float chance = (1 - kWrongLabel) * p[label] + kWrongLabel / kLabels;
      sum -= std::exp(prior_of(label)) * std::log(chance);
    }
    return sum;
  };
  float low = 0.05f;
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
  std::array<Judged, 8> judged;
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
    // More words never make each of them say more: differences that go the other way are chance.
    header.sharpness[b] = best_sharpness(judged[b]);
    if (b > 0) header.sharpness[b] = std::min(header.sharpness[b], header.sharpness[b - 1]);
    std::printf("bucket %zu: %zu texts held back, %.2f %% right, sharpness %.3f\n", b,
                judged[b].size(), 100.0 * right[b] / static_cast<double>(judged[b].size()),
                static_cast<double>(header.sharpness[b]));
  }
}

void write_model(const ModelHeader& header, const std::vector<std::uint32_t>& hints,
                 const std::vector<std::uint8_t>& weights, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(reinterpret_cast<const char*>(hints.data()),
            static_cast<std::streamsize>(hints.size() * sizeof(std::uint32_t)));
  out.write(reinterpret_cast<const char*>(weights.data()),
            static_cast<std::streamsize>(weights.size()));
  if (!out) throw std::runtime_error(path + " cannot be written");
}

int train(const std::string& data, const std::string& out_path, long all_steps,
          const std::string& exclude) {
  CorpusReader reader;
  if (!exclude.empty()) reader.exclude(exclude);
  reader.read(data);
  const Corpus& corpus = reader.corpus;
  for (std::size_t i = 0; i < kLabels; ++i)
    std::printf("%-6s %8zu texts %8zu listed words\n", kShares[i].code, corpus.texts[i].size(),
                corpus.lists[i].size());
  Random random;
  Sampler sampler(corpus, random);
  Trainer trainer(corpus);
  const auto steps = static_cast<double>(all_steps);
  for (double i = 0; i < steps; i += 1)
    trainer.step(sampler.draw(corpus.texts, true),
                 static_cast<float>(0.25 * (1 - i / steps) + 0.005));
  trainer.even_shared_words(kMalay);
  ModelHeader header;
  header.rows = kRows;
  header.hints = static_cast<std::uint32_t>(corpus.hints.size());
  header.unit = kUnit;
  header.home = kHome;
  header.trust = kTrust;
  for (std::size_t i = 0; i < kLabels; ++i) {
    const std::string code = kShares[i].code;
    std::copy(code.begin(), code.end(), header.codes[i].begin());
    header.prior[i] = prior_of(i);
    header.near |= is_near(i) ? 1u << i : 0;
  }
  calibrate(corpus, trainer, random, header);
  header.prior[kMalay] += kMalayPrior;
  write_model(header, corpus.hints, trainer.quantised(), out_path);
  return 0;
}

}  // namespace
}  // namespace jernih::detect_language

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: train_language_model DATA.tsv OUT.bin [STEPS [EXCLUDE.tsv]]\n", stderr);
    return 2;
  }
  try {
    using namespace jernih::detect_language;
    const long steps = argc > 3 ? std::atol(argv[3]) : kSteps;
    return train(argv[1], argv[2], steps, argc > 4 ? argv[4] : "");
  } catch (const std::exception& e) {
    std::fprintf(stderr, "train_language_model: %s\n", e.what());
    return 1;
  }
}
