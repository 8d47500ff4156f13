// A table ready for use: rows, and an index from sequences of words to rows.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicons/tables/column.h"
#include "lexicons/tables/key_index.h"

namespace jernih {

struct Token;

// Rows of equal key are neighbours, in the order of their files. All memory belongs to a
// TableBuilder or to the compiled lexicon; a Table is a view and cheap to copy.
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

}  // namespace jernih
