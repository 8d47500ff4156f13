// The layout of the compiled lexicon; shared by the compiler and the reader.
#pragma once

#include <cstdint>

namespace jernih::compiled {

inline constexpr std::uint64_t kMagic = 0x34'4B'49'53'4B'45'4C'4Aull;  // "JLEKSIK4", little endian

// A stretch of the file: offset in bytes from its begin (8-aligned, buckets 64-aligned), size in
// elements.
struct Range {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

//   Header | TableHeader × tables | arrays, each 8-aligned
struct Header {
  std::uint64_t magic = kMagic;
  std::uint32_t bytes = 0;  // of the whole
  std::uint32_t tables = 0;
  Range word_buckets;  // WordBucket
  Range word_infos;    // WordInfo
  Range word_starts;   // uint32, one more than infos
  Range word_rows;     // WordRows
  Range pool;          // of a TextPool: the texts of all tables
};

// Of a Column.
struct ColumnHeader {
  std::uint32_t name = 0;   // its text in the pool
  std::uint32_t width = 0;  // bytes of a cell
  Range cells;              // char, Column::kPadding more than the rows have
  Range values;             // uint32
};

struct TableHeader {
  Range name;           // char
  Range columns;        // ColumnHeader
  Range files;          // uint32: texts in the pool
  Range buckets;        // KeyBucket
  ColumnHeader places;  // file + files × line
  std::uint32_t rows = 0;
  std::uint32_t unused = 0;
};

}  // namespace jernih::compiled
