// One input file to blocks of raw records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/io/block.h"
#include "pipeline/io/byte_source.h"
#include "pipeline/io/decoder.h"

namespace jernih {

// Lines end with LF or CRLF; neither belongs to a record. A byte order mark before the first is
// skipped, in JSONL before any line. A file of another kind (kind_of_file) is one record with that
// as its problem. Memory: a block, and at most one record up to the limit.
class RecordReader {
 public:
  // `is_utf8` false: pages may be of another encoding.
  RecordReader(std::unique_ptr<ByteSource> source, InputFormat format,
               std::uint64_t max_record_bytes, std::size_t block_bytes, bool is_utf8 = true);

  // Refills `block` with about `block_bytes` of whole records. False when
  // the block ends the file. A damaged file ends with a record that says so. Never throws for what
  // the file holds or does: see Block::read_error.
  bool read(Block& block);

 private:
  static constexpr std::size_t kChunkBytes = 64 * 1024;

  bool fill(Block& block);
  void fill_to(Block& block, std::size_t bytes);
  void begin_file(Block& block);
  void choose_format(Block& block);
  void check_kind(Block& block);
  void skip_byte_order_mark(const Block& block);
  void split_lines(Block& block);
  void add_line(Block& block, std::size_t end, bool has_break);
  void add_record(Block& block, std::size_t end, std::string problem, std::string_view cause);
  void add_over_long(Block& block);
  void check_length(Block& block);
  void let_go(Block& block);
  void end_file(Block& block);
  std::size_t pending(const Block& block) const { return block.bytes.size() - from_; }

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<Decoder> decoder_;
  InputFormat format_;
  std::uint64_t max_record_bytes_;
  std::size_t block_bytes_;
  bool is_utf8_;
  // The record that is being read: where it begins in the file and in Block::bytes, up to where we
  // know that it has no line break, and how many of its bytes are gone because it is too long.
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  std::size_t from_ = 0;
  std::size_t searched_ = 0;
  std::uint64_t skipped_ = 0;
  std::string rest_;  // its bytes between two calls
  bool is_begun_ = false;
  bool is_guessed_ = false;
  std::string_view kind_problem_;
  std::string read_error_;
};

}  // namespace jernih
