// From tables as text to tables ready for use.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicons/tables/table.h"
#include "lexicons/tables/text_pool.h"

namespace jernih {

struct Tsv;

// Builds tables, for the compiler and for a user's own.
class TableBuilder {
 public:
  // Tables may share the pool of their texts.
  TableBuilder(std::string name, std::string key_column,
               std::shared_ptr<TextPool> pool = std::make_shared<TextPool>());
  // Columns that nobody reads, parted by commas: they are not in the table.
  void leave_out(std::string_view columns) { left_out_ = columns; }
  // ConfigError when columns differ from the first file's.
  void add(const Tsv& tsv);
  // Sorts rows by key and builds the index. Call once, after all add().
  void finish();

  // A view into this builder, which must outlive it.
  Table table() const;

  const std::string& name() const { return name_; }
  const TextPool& pool() const { return *pool_; }
  const std::vector<PackedColumn>& columns() const { return columns_; }
  const PackedColumn& places() const { return places_; }
  const std::vector<std::uint32_t>& files() const { return files_; }
  const std::vector<KeyBucket>& buckets() const { return buckets_; }
  std::uint32_t size() const { return size_; }
  // Folded first words of all keys; keys of one word with their rows.
  struct SingleWord {
    std::string folded;
    std::uint32_t row = 0;
    std::uint32_t rows = 0;
  };
  const std::vector<std::string>& first_words() const { return first_words_; }
  // Folded words behind the first that hold a mark inside ("kartu debit/kredit"): texts are cut at
  // such marks unless the word is known.
  const std::vector<std::string>& joined_words() const { return joined_words_; }
  const std::vector<SingleWord>& single_words() const { return single_words_; }

 private:
  struct Row {
    std::vector<std::string> key;  // folded pieces
    std::vector<std::string> cells;
    std::uint32_t file = 0, line = 0;
  };
  std::size_t count_sequences() const;
  void pack_rows();
  void index_rows();

  std::string name_;
  std::string key_column_;
  std::string left_out_;
  std::vector<std::string> column_names_;
  std::vector<Row> rows_;
  std::shared_ptr<TextPool> pool_;
  std::uint32_t size_ = 0;
  std::vector<PackedColumn> columns_;
  std::vector<Column> views_;
  PackedColumn places_;
  std::vector<std::uint32_t> files_;
  std::vector<KeyBucket> buckets_;
  std::vector<std::string> first_words_, joined_words_;
  std::vector<SingleWord> single_words_;
};

}  // namespace jernih
