// A stretch of one input file with whole raw records in it: the unit that workers are handed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

enum class InputFormat : std::uint8_t {
  automatic,  // jsonl when the first byte that is no space is '{', else page
  jsonl,      // a record a line; blank lines are nothing
  text,       // the whole file is one record
  lines,      // every line is one record, blank ones too
  page,       // text, unless its first bytes are those of something else
  delimited   // page, and noted what would read CSV or TSV
};

struct RawRecord {
  std::uint64_t line = 0;    // of the file, from 1
  std::uint64_t offset = 0;  // in the decompressed file, from 0
  std::uint64_t size = 0;    // also when the bytes are not here
  std::size_t begin = 0;     // into Block::bytes
  std::size_t end = 0;
  std::string problem;     // why it cannot be read; empty: it can
  std::string_view cause;  // its kind, one of few fixed texts, for they are counted
};

struct Block {
  InputFormat format = InputFormat::jsonl;
  bool is_guessed = false;       // the format was chosen by the first byte
  std::string_view note;         // what may not be as it was meant, one of few fixed texts
  bool ends_file = false;        // nothing of this file follows
  bool is_complete = true;       // with ends_file: false when somebody asked to stop
  std::string read_error;        // with ends_file: the file could not be read further
  std::uint64_t bytes_read = 0;  // decompressed
  std::string bytes;
  std::vector<RawRecord> records;

  std::string_view raw(const RawRecord& r) const {
    return std::string_view(bytes).substr(r.begin, r.end - r.begin);
  }
  // Keeps its memory.
  void clear();
};

}  // namespace jernih
