#include "pipeline/records/offset_units.h"

#include <algorithm>
#include <cstring>

#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

constexpr std::uint64_t kHighs = 0x8080808080808080u;

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// How many of the eight bytes have their highest bit set. (popcount is a call on plain x86-64.)
std::uint32_t count_highs(std::uint64_t word) {
  return static_cast<std::uint32_t>(((word & kHighs) >> 7) * 0x0101010101010101u >> 56);
}

bool is_ascii(std::string_view text) {
  std::uint64_t all = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) all |= eight_bytes(text.data() + i);
  for (; i < text.size(); ++i) all |= static_cast<std::uint64_t>(text[i]) & 0x80u;
  return (all & kHighs) == 0;
}

// A character counts at its first byte: one code point; two UTF-16 units from four bytes.
constexpr std::uint32_t units_of(char c, OffsetUnit unit) {
  return (is_trail(c) ? 0u : 1u) +
         (unit == OffsetUnit::utf16 && static_cast<unsigned char>(c) >= 0xF0 ? 1u : 0u);
}

}  // namespace

void OffsetUnits::reset(std::string_view text, OffsetUnit unit) {
  text_ = text;
  unit_ = unit;
  before_.clear();
  is_broken_ = false;
  is_identity_ = is_ascii(text);
  if (is_identity_) return;
  is_broken_ = first_invalid_byte(text) != std::string_view::npos;
  if (is_broken_) return index_broken(text);
  is_identity_ = unit == OffsetUnit::bytes;
  if (is_identity_) return;
  std::uint32_t units = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t i = 0; i < size; i += kStep) {
    before_.push_back(units);
    units += count(i, std::min(size, i + kStep));
  }
  before_.push_back(units);
}

void OffsetUnits::index_broken(std::string_view text) {
  before_.assign(text.size() + 1, 0);
  const std::uint32_t replacement = unit_ == OffsetUnit::bytes ? 3 : 1;
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t good = std::min(text.size() - i, first_invalid_byte(text.substr(i)));
    for (std::size_t k = i; k < i + good; ++k) {
      before_[k] = units;
      units += unit_ == OffsetUnit::bytes ? 1 : units_of(text[k], unit_);
    }
    i += good;
    if (i == text.size()) break;
    before_[i++] = units;
    units += replacement;
  }
  before_.back() = units;
}

std::uint32_t OffsetUnits::count(std::uint32_t from, std::uint32_t to) const {
  std::uint32_t units = 0;
  for (; from + 8 <= to; from += 8) {
    const std::uint64_t word = eight_bytes(text_.data() + from);
    units += 8 - count_highs(word & ~(word << 1));  // 10xxxxxx
    if (unit_ == OffsetUnit::utf16)
      units += count_highs(word & (word << 1) & (word << 2) & (word << 3));  // 1111xxxx
  }
  for (; from < to; ++from) units += units_of(text_[from], unit_);
  return units;
}

std::uint32_t OffsetUnits::operator()(std::uint32_t byte) const {
  if (is_identity_) return byte;
  if (is_broken_) return before_[byte];
  return before_[byte / kStep] + count(byte / kStep * kStep, byte);
}

}  // namespace jernih
