// The layout of the compiled lexicon; shared by the compiler and the reader.
#pragma once

#include <cstdint>

namespace jernih::compiled {

inline constexpr std::uint64_t kMagic = 0x33'4B'49'53'4B'45'4C'4Aull;  // "JLEKSIK3", little endian

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
  Range word_rows;     // WordRows
};

struct TableHeader {
  Range name;     // char
  Range pool;     // char
  Range columns;  // uint32
  Range files;    // uint32
  Range cells;    // uint32
  Range places;   // uint32
  Range slots;    // KeySlot
};

}  // namespace jernih::compiled
