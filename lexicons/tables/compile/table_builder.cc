#include "lexicons/tables/compile/table_builder.h"

#include <algorithm>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/split_key.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

bool is_listed(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (list.substr(0, comma) == name) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

bool has_joint(std::string_view piece) {
  return std::any_of(piece.begin(), piece.end(),
                     [](char c) { return kJointMarks.has(static_cast<unsigned char>(c)); });
}

}  // namespace

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
      if (k > 0 && key[k].size() > 1 && has_joint(key[k])) joined_words_.push_back(key[k]);
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

}  // namespace jernih
