// N-grams in a hash table whose buckets are one cache line each.
#include "lexicons/tables/ngram_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "lexicons/tables/bucket_checks.h"
#include "lexicons/tables/hash.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

constexpr float kCostStep = 1.0f / 15;     // so that 255 of them are a probability of 4e-8
constexpr float kBackoffStep = 1.0f / 40;  // and 0.002
constexpr std::uint64_t kMagic = 0x324D4152474E4C4Aull;  // "JLNGRAM2", little endian

std::uint32_t check_of(std::uint64_t hash) {
  const auto check = static_cast<std::uint32_t>(hash) & 0xFFFFFFu;
  return check == 0 ? 1 : check;
}

// What a cell says in steps of `step`.
std::uint8_t steps(const Tsv& tsv, const Tsv::Row& row, std::size_t column, float step) {
  const std::string& cell = row.cells[column];
  unsigned value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    throw ConfigError({tsv.file, row.line, 0},
                      "'" + cell + "' is no cost; give a whole number from 0");
  return static_cast<std::uint8_t>(
      std::min(255.0f, std::round(static_cast<float>(value) * kCostUnit / step)));
}

std::uint64_t sequence_of(std::string_view words) {
  std::uint64_t sequence = kNoWords;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    sequence = extend_hash(sequence, hash_folded(words.substr(0, space)));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return sequence;
}

}  // namespace

std::size_t NgramBucket::find(std::uint32_t check) const { return slot_of<kNgrams>(*this, check); }

std::string compile_ngrams(const Tsv& tsv) {
  const std::size_t words = tsv.column("words");
  const std::size_t cost = tsv.column("cost");
  const std::size_t backoff = tsv.column("backoff");
  std::vector<NgramBucket> buckets(tsv.rows.size() * 8 / 7 / NgramBucket::kNgrams + 2);
  for (const Tsv::Row& row : tsv.rows) {
    const std::uint64_t sequence = sequence_of(row.cells[words]);
    const std::uint32_t check = check_of(sequence);
    std::size_t i = first_slot(sequence, buckets.size());
    std::size_t place = 0;
    while ((place = buckets[i].find(0)) == NgramBucket::kNgrams) {
      buckets[i].is_full = 1;
      i = i + 1 == buckets.size() ? 0 : i + 1;
    }
    buckets[i].check_low[place] = static_cast<std::uint16_t>(check);
    buckets[i].check_high[place] = static_cast<std::uint8_t>(check >> 16);
    buckets[i].cost[place] = steps(tsv, row, cost, kCostStep);
    buckets[i].backoff[place] = steps(tsv, row, backoff, kBackoffStep);
  }
  std::array<std::uint64_t, sizeof(NgramBucket) / sizeof(std::uint64_t)> header{kMagic,
                                                                                buckets.size()};
  std::string out(reinterpret_cast<const char*>(header.data()), sizeof header);
  out.append(reinterpret_cast<const char*>(buckets.data()), buckets.size() * sizeof(NgramBucket));
  return out;
}

NgramModel::NgramModel(std::string_view bytes) {
  std::uint64_t header[2] = {};
  if (bytes.size() >= sizeof(NgramBucket)) std::memcpy(header, bytes.data(), sizeof header);
  if (header[0] != kMagic || bytes.size() != (1 + header[1]) * sizeof(NgramBucket))
    throw std::runtime_error("the compiled n-grams are damaged; build again");
  buckets_ = {reinterpret_cast<const NgramBucket*>(bytes.data() + sizeof(NgramBucket)), header[1]};
  unknown_ = word_of(hash_folded("<unk>"));
  begin_ = word_of(hash_folded("<s>"));
  end_ = word_of(hash_folded("</s>"));
  number_ = word_of(hash_folded("<num>"));
  placeholder_ = word_of(hash_folded("<ph>"));
}

NgramModel::Costs NgramModel::find(std::uint64_t sequence) const {
  const std::uint32_t check = check_of(sequence);
  for (std::size_t i = first_slot(sequence, buckets_.size());;) {
    const NgramBucket& bucket = buckets_[i];
    const std::size_t place = bucket.find(check);
    if (place != NgramBucket::kNgrams)
      return {true, static_cast<float>(bucket.cost[place]) * kCostStep,
              static_cast<float>(bucket.backoff[place]) * kBackoffStep};
    if (bucket.is_full == 0) return {};
    if (++i == buckets_.size()) i = 0;
  }
}

NgramWord NgramModel::word_of(std::uint64_t hash) const {
  const Costs found = find(extend_hash(kNoWords, hash));
  if (!found.is_known) return unknown_;
  return {hash, found.cost, found.backoff};
}

float NgramModel::cost(const NgramWord& before, const NgramWord& word) const {
  const std::uint64_t first = extend_hash(kNoWords, before.hash);
  const Costs found = find(extend_hash(first, word.hash));
  return found.is_known ? found.cost : before.backoff + word.cost;
}

float NgramModel::cost(const NgramWord& second, const NgramWord& before,
                       const NgramWord& word) const {
  const std::uint64_t context = extend_hash(extend_hash(kNoWords, second.hash), before.hash);
  const Costs found = find(extend_hash(context, word.hash));
  if (found.is_known) return found.cost;
  return find(context).backoff + cost(before, word);
}

}  // namespace jernih
