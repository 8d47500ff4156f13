// A table ready for use: rows, and an index from sequences of words to rows.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicons/tables/column.h"
#include "lexicons/tables/key_index.h"
#include "lexicons/tables/text_pool.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/model/token.h"

namespace jernih {

// Rows of equal key are neighbours, in the order of their files. All memory belongs to a TableOwner
// or to the compiled lexicon; a Table is a view and cheap to copy.
class Table {
 public:
  struct Match {
    std::uint32_t row = 0;     // first row of the key
    std::uint32_t rows = 0;    // 0: nothing matched
    std::uint32_t tokens = 0;  // how many tokens the key covers
  };

  std::string_view name() const { return name_; }
  std::uint32_t size() const { return rows_; }
  // Index of a column; std::logic_error when there is none (a stage asks for what its table has).
  std::uint32_t column(std::string_view name) const;
  std::uint32_t columns() const { return static_cast<std::uint32_t>(columns_.size()); }
  std::string_view column_name(std::uint32_t column) const;
  std::string_view cell(std::uint32_t row, std::uint32_t column) const;
  // "interface/news.tsv:12": the row's place, for `explain` and messages.
  std::string where(std::uint32_t row) const;

  // The longest key that begins with tokens[from]. Keys of one word are found with one probe.
  Match longest(std::span<const Token> tokens, std::size_t from) const;
  // All rows of a whole key, given as text ("yang lalu"): split and folded like the keys were.
  Match exact(std::string_view key) const;

  // The index step by step, for matchers with slots of their own: start with kNoWords, extend_hash
  // with each word; nullptr when no key begins so.
  const KeySlot* find(std::uint64_t sequence) const { return index_.find(sequence); }

  // Bit in WordInfo::flags that says "a key of this table begins with this word"; 0 for a table
  // that is not part of the compiled lexicon (a user's own).
  std::uint64_t starts_bit() const { return starts_bit_; }

 private:
  friend class TableBuilder;
  friend class Lexicon;

  std::string_view name_;
  std::string_view pool_;                 // of a TextPool: cells, names of columns and files
  std::span<const Column> columns_;       // of offsets into pool_
  Column places_;                         // file + files × line
  std::span<const std::uint32_t> files_;  // file names, offsets into pool_
  std::uint32_t rows_ = 0;
  KeyIndex index_;
  std::uint64_t starts_bit_ = 0;
};

// A key as the index sees it: split at spaces; punctuation at the ends of a piece stands alone,
// what is inside a piece stays ("e-mail", "jum'at", "3/4"); {slots} are pieces of their own.
std::vector<std::string_view> split_key(std::string_view key);

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

// A user's own table, read at run time.
class TableOwner {
 public:
  // ConfigError with file:line.
  TableOwner(const std::vector<std::string>& paths, const std::string& key_column);
  Table table() const { return builder_->table(); }

 private:
  std::shared_ptr<TableBuilder> builder_;
};

}  // namespace jernih
