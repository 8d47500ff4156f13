#include "lexicons/tables/table.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "lexicons/tables/fold.h"

namespace jernih {
namespace {

constexpr std::string_view kJoints = "/|:;()[],!?<>\"";  // as in lexicons/matching/phrase_pieces.cc
bool is_listed(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (list.substr(0, comma) == name) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

bool is_edge_punctuation(char c) {
  return std::strchr("!\"(),.:;?[]|/<>*+=-", c) != nullptr && c != '\0';
}

// Punctuation that belongs to the word it ends or begins: an abbreviation's stop is not an edge
// when the piece holds letters and the stop is inside ("d.o.a" keeps its stops; "dr." gives "dr",
// "."). False when `take` had enough.
template <class Take>
bool split_piece(std::string_view piece, Take take) {
  if (piece.starts_with('{') && piece.ends_with('}')) return take(piece);
  std::size_t begin = 0;
  std::size_t end = piece.size();
  for (; begin + 1 < end && is_edge_punctuation(piece[begin]); ++begin)
    if (!take(piece.substr(begin, 1))) return false;
  std::size_t tail = end;
  while (tail > begin + 1 && is_edge_punctuation(piece[tail - 1])) --tail;
  if (!take(piece.substr(begin, tail - begin))) return false;
  for (; tail < end; ++tail)
    if (!take(piece.substr(tail, 1))) return false;
  return true;
}

// Hands the pieces of a key to `take` until that says false.
template <class Take>
void for_each_piece(std::string_view key, Take take) {
  while (!key.empty()) {
    const std::size_t space = std::min(key.find(' '), key.size());
    if (space > 0 && !split_piece(key.substr(0, space), take)) return;
    key.remove_prefix(std::min(space + 1, key.size()));
  }
}

}  // namespace

std::vector<std::string_view> split_key(std::string_view key) {
  std::vector<std::string_view> out;
  for_each_piece(key, [&](std::string_view piece) {
    out.push_back(piece);
    return true;
  });
  return out;
}

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

TableBuilder::TableBuilder(std::string name, std::string key_column, std::shared_ptr<TextPool> pool)
    : name_(std::move(name)), key_column_(std::move(key_column)), pool_(std::move(pool)) {}

void TableBuilder::add(const Tsv& tsv) {
  const std::size_t key = tsv.column(key_column_);
  if (column_names_.empty()) column_names_ = tsv.columns;
  if (column_names_ != tsv.columns)
    throw ConfigError({tsv.file, 1, 0},
                      "the columns differ from those of the other files of table " + name_ +
                          "; give all of them the same header");
  const auto file = static_cast<std::uint32_t>(files_.size());
  files_.push_back(pool_->add(tsv.file));
  for (const Tsv::Row& r : tsv.rows) {
    for (const std::string& c : r.cells)
      if (c.size() > TextPool::kLongest)
        throw ConfigError(
            {tsv.file, r.line, 0},
            "a cell is longer than " + std::to_string(TextPool::kLongest) + " bytes; shorten it");
    Row row;
    for (const std::string_view piece : split_key(r.cells[key])) {
      row.key.emplace_back();
      fold(piece, row.key.back());
    }
    row.cells = r.cells;
    row.file = file;
    row.line = static_cast<std::uint32_t>(r.line);
    rows_.push_back(std::move(row));
  }
}

void TableBuilder::finish() {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const Row& a, const Row& b) { return a.key < b.key; });
  pack_rows();
  index_rows();
  rows_.clear();
}

void TableBuilder::pack_rows() {
  size_ = static_cast<std::uint32_t>(rows_.size());
  std::vector<std::uint32_t> numbers(rows_.size());
  for (std::size_t c = 0; c < column_names_.size(); ++c) {
    if (is_listed(left_out_, column_names_[c])) continue;
    for (std::size_t i = 0; i < rows_.size(); ++i) numbers[i] = pool_->add(rows_[i].cells[c]);
    columns_.emplace_back(pool_->add(column_names_[c]), numbers);
  }
  for (const PackedColumn& c : columns_) views_.push_back(c.view());
  const auto files = static_cast<std::uint32_t>(files_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) numbers[i] = rows_[i].file + files * rows_[i].line;
  places_ = PackedColumn(0, numbers);
}

// Keys and their prefixes, each once: rows are sorted by key, so new ones differ from the row
// before.
std::size_t TableBuilder::count_sequences() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::vector<std::string>& key = rows_[i].key;
    std::size_t same = 0;
    if (i > 0)
      while (same < key.size() && same < rows_[i - 1].key.size() &&
             key[same] == rows_[i - 1].key[same])
        ++same;
    count += key.size() - same;
  }
  return count;
}

void TableBuilder::index_rows() {
  if (rows_.size() > kMaxRows)
    throw ConfigError({name_, 0, 0}, "more than " + std::to_string(kMaxRows) + " rows");
  KeyIndexBuilder index(count_sequences());
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const std::vector<std::string>& key = rows_[i].key;
    if (i > 0 && rows_[i - 1].key == key) continue;
    std::uint32_t same = 1;
    while (i + same < rows_.size() && rows_[i + same].key == key) ++same;
    std::uint64_t sequence = kNoWords;
    for (std::size_t k = 0; k < key.size(); ++k) {
      sequence = extend_hash(sequence, hash_folded(key[k]));
      if (k > 0 && key[k].size() > 1 && key[k].find_first_of(kJoints) != std::string::npos)
        joined_words_.push_back(key[k]);
      KeySlot& s = index.slot(sequence);
      if (k + 1 < key.size()) {
        s.is_prefix = 1;
        if (key[k + 1].front() == '{') s.has_slot = 1;
      } else {
        s.row = i & kMaxRows;
        s.rows = std::min(same, kMaxRowsOfKey) & kMaxRowsOfKey;
      }
    }
    if (!key.empty()) first_words_.push_back(key[0]);
    if (key.size() == 1) single_words_.push_back({key[0], i, same});
  }
  buckets_ = index.take();
}

Table TableBuilder::table() const {
  Table t;
  t.name_ = name_;
  t.pool_ = pool_->bytes();
  t.columns_ = views_;
  t.places_ = places_.view();
  t.files_ = files_;
  t.rows_ = size_;
  t.index_ = KeyIndex(buckets_);
  return t;
}

TableOwner::TableOwner(const std::vector<std::string>& paths, const std::string& key_column)
    : builder_(std::make_shared<TableBuilder>("user", key_column)) {
  for (const std::string& path : paths) builder_->add(read_tsv(path));
  builder_->finish();
}

}  // namespace jernih
