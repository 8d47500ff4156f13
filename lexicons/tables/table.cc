#include "lexicons/tables/table.h"

#include <stdexcept>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/split_key.h"
#include "lexicons/tables/text_pool.h"
#include "pipeline/model/token.h"

namespace jernih {

std::uint32_t Table::column(std::string_view wanted) const {
  for (std::uint32_t i = 0; i < columns_.size(); ++i)
    if (TextPool::text(pool_, columns_[i].name()) == wanted) return i;
  throw std::logic_error("table " + std::string(name_) + " has no column " + std::string(wanted));
}

std::string_view Table::column_name(std::uint32_t column) const {
  return TextPool::text(pool_, columns_[column].name());
}

std::string_view Table::cell(std::uint32_t row, std::uint32_t column) const {
  return TextPool::text(pool_, columns_[column].at(row));
}

std::string Table::where(std::uint32_t row) const {
  const std::uint32_t place = places_.at(row);
  const auto files = static_cast<std::uint32_t>(files_.size());
  return std::string(TextPool::text(pool_, files_[place % files])) + ":" +
         std::to_string(place / files);
}

Table::Match Table::longest(std::span<const Token> tokens, std::size_t from) const {
  Match best;
  std::uint64_t sequence = kNoWords;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    sequence = extend_hash(sequence, tokens[i].hash);
    const KeySlot* slot = find(sequence);
    if (slot == nullptr) break;
    if (slot->rows > 0) best = {slot->row, slot->rows, static_cast<std::uint32_t>(i - from + 1)};
    if (slot->is_prefix == 0) break;
  }
  return best;
}

Table::Match Table::exact(std::string_view key) const {
  std::uint64_t sequence = kNoWords;
  std::uint32_t words = 0;
  const KeySlot* slot = nullptr;
  for_each_piece(key, [&](std::string_view piece) {
    if (words > 0 && slot->is_prefix == 0) {
      slot = nullptr;
      return false;
    }
    sequence = extend_hash(sequence, word_hash(piece));
    ++words;
    slot = find(sequence);
    return slot != nullptr;
  });
  if (slot == nullptr || slot->rows == 0) return {};
  return {slot->row, slot->rows, words};
}

}  // namespace jernih
