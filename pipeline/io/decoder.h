// Plain, gzip or zstd bytes, told apart by their first bytes, as one plain stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/io/byte_source.h"

namespace jernih {

// Where a compressed file is broken. What was decoded before stays good, except that the bytes of a
// damaged gzip member (or zstd frame) were never checked against its checksum.
struct Damage {
  std::string what;                   // empty: none
  std::uint64_t offset = 0;           // in the file as it lies there
  std::uint64_t unverified_from = 0;  // in the decoded stream; equal to its end when all is checked
};

// Bytes of a source with a look ahead.
class DecoderInput {
 public:
  explicit DecoderInput(ByteSource& source) : source_(source), buffer_(kBytes) {}

  // At least `wanted` bytes (at most 16) unless the source ends before. Throws IoError.
  std::string_view peek(std::size_t wanted);
  void skip(std::size_t bytes) { begin_ += bytes; }
  // Of the next byte in the file.
  std::uint64_t offset() const { return read_ - (end_ - begin_); }

 private:
  static constexpr std::size_t kBytes = 64 * 1024;

  ByteSource& source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t read_ = 0;
};

class Decoder {
 public:
  virtual ~Decoder() = default;

  // Up to `size` bytes; 0 at the end, which may be damage(). Throws IoError.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  const Damage& damage() const { return damage_; }

 protected:
  Damage damage_;
};

// All members of a gzip file and all frames of a zstd file are read. `source` must outlive it.
// Memory: at most 128 MiB for a zstd window; a file that wants more is damage.
std::unique_ptr<Decoder> open_decoder(ByteSource& source);

}  // namespace jernih
