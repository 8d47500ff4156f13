// All built-in tables and the word table, compiled at build time and used in place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicons/tables/table.h"
#include "lexicons/tables/word_table.h"

namespace jernih {

namespace compiled {
struct TableHeader;
}

class Lexicon {
 public:
  // The tables inside the program. The first call checks the header and sets up views:
  // microseconds.
  static const Lexicon& builtin();

  // `bytes` is what compile_lexicons wrote, 64-byte aligned, and must outlive this and every Table
  // of it. std::runtime_error when it is not such a thing.
  explicit Lexicon(std::string_view bytes);
  Lexicon(const Lexicon&) = delete;  // tables have views of columns_
  Lexicon& operator=(const Lexicon&) = delete;

  // By its name in manifest.tsv; std::logic_error when there is none.
  const Table& table(std::string_view name) const;
  const std::vector<Table>& tables() const { return tables_; }
  const WordTable& words() const { return words_; }

  // The rows of `table` whose whole key is the word with this index (Token::word); rows == 0: none.
  Table::Match rows_of(const Table& table, std::uint32_t word) const;

  // True when a key of `table` begins with the word with this index.
  bool starts(const Table& table, std::uint32_t word) const {
    return (words_.info(word).flags & table.starts_bit()) != 0;
  }

  // First 16 hex digits of the hash of all tables: their version.
  std::string version() const;

 private:
  Table read_table(const compiled::TableHeader& h, std::string_view pool);

  std::string_view bytes_;
  std::vector<Column> columns_;  // of all tables
  std::vector<Table> tables_;
  WordTable words_;
};

}  // namespace jernih
