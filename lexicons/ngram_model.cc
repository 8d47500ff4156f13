// N-grams in a hash table: see the header.
#include "lexicons/ngram_model.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace jernih {
namespace {

constexpr float kUnit = 0.01f;
constexpr std::uint64_t kMagic = 0x314D4152474E4C4Aull;  // "JLNGRAM1", little endian
constexpr unsigned kMost = 0xFFFF;

std::uint32_t check_of(std::uint64_t hash) {
  const auto check = static_cast<std::uint32_t>(hash);
  return check == 0 ? 1 : check;
}

std::uint16_t number(const Tsv& tsv, const Tsv::Row& row, std::size_t column) {
  const std::string& cell = row.cells[column];
  unsigned value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    throw ConfigError({tsv.file, row.line, 0},
                      "'" + cell + "' is no cost; give a whole number from 0");
  return static_cast<std::uint16_t>(std::min(value, kMost));
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

std::string compile_ngrams(const Tsv& tsv) {
  const std::size_t words = tsv.column("words");
  const std::size_t cost = tsv.column("cost");
  const std::size_t backoff = tsv.column("backoff");
  std::vector<NgramSlot> slots(tsv.rows.size() * 5 / 4 + 8);
  for (const Tsv::Row& row : tsv.rows) {
    const std::uint64_t sequence = sequence_of(row.cells[words]);
    std::size_t i = first_slot(sequence, slots.size());
    while (slots[i].check != 0) i = i + 1 == slots.size() ? 0 : i + 1;
    slots[i] = {check_of(sequence), number(tsv, row, cost), number(tsv, row, backoff)};
  }
  const std::uint64_t header[2] = {kMagic, slots.size()};
  std::string out(reinterpret_cast<const char*>(header), sizeof header);
  out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(NgramSlot));
  return out;
}

NgramModel::NgramModel(std::string_view bytes) {
  std::uint64_t header[2] = {};
  if (bytes.size() >= sizeof header) std::memcpy(header, bytes.data(), sizeof header);
  if (header[0] != kMagic || bytes.size() != sizeof header + header[1] * sizeof(NgramSlot))
    throw std::runtime_error("the compiled n-grams are damaged; build again");
  slots_ = reinterpret_cast<const NgramSlot*>(bytes.data() + sizeof header);
  size_ = header[1];
  unknown_ = word_of(hash_folded("<unk>"));
  begin_ = word_of(hash_folded("<s>"));
  end_ = word_of(hash_folded("</s>"));
  number_ = word_of(hash_folded("<num>"));
  placeholder_ = word_of(hash_folded("<ph>"));
}

const NgramSlot* NgramModel::find(std::uint64_t sequence) const {
  const std::uint32_t check = check_of(sequence);
  for (std::size_t i = first_slot(sequence, size_);;) {
    if (slots_[i].check == check) return &slots_[i];
    if (slots_[i].check == 0) return nullptr;
    if (++i == size_) i = 0;
  }
}

NgramWord NgramModel::word_of(std::uint64_t hash) const {
  const NgramSlot* slot = find(extend_hash(kNoWords, hash));
  if (slot == nullptr) return unknown_;
  return {hash, static_cast<float>(slot->cost) * kUnit, static_cast<float>(slot->backoff) * kUnit};
}

float NgramModel::cost(const NgramWord& before, const NgramWord& word) const {
  const std::uint64_t first = extend_hash(kNoWords, before.hash);
  const NgramSlot* slot = find(extend_hash(first, word.hash));
  if (slot != nullptr) return static_cast<float>(slot->cost) * kUnit;
  return before.backoff + word.cost;
}

float NgramModel::cost(const NgramWord& second, const NgramWord& before,
                       const NgramWord& word) const {
  const std::uint64_t context = extend_hash(extend_hash(kNoWords, second.hash), before.hash);
  const NgramSlot* slot = find(extend_hash(context, word.hash));
  if (slot != nullptr) return static_cast<float>(slot->cost) * kUnit;
  slot = find(context);
  const float backoff = slot == nullptr ? 0 : static_cast<float>(slot->backoff) * kUnit;
  return backoff + cost(before, word);
}

}  // namespace jernih
