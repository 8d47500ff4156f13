// A file that is written: under a temporary name until it is whole, or stdout; packed when wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace jernih {

enum class Packing : std::uint8_t { none, gzip, zstd };

// ".gz", ".zst" or nothing.
std::string_view suffix_of(Packing packing);

// Packs a stream. What it gives depends on the bytes alone, not on how they were cut.
class Packer {
 public:
  virtual ~Packer() = default;
  // Appends packed bytes to `out`; `is_last` ends the stream.
  virtual void pack(std::string_view bytes, bool is_last, std::string& out) = 0;
};
// nullptr for Packing::none.
std::unique_ptr<Packer> make_packer(Packing packing);

class OutputFile {
 public:
  // Writes to `file` + ".part" and renames in finish(). Throws IoError.
  OutputFile(const std::string& file, Packing packing);
  // The same, plain, when no other process is writing it; nothing else. The temporary file of a
  // process that died is taken over.
  static std::optional<OutputFile> alone(const std::string& file);
  // To stdout or stderr, or to `file` itself as the bytes come.
  static OutputFile to_stdout(Packing packing);
  static OutputFile to_stderr();
  static OutputFile directly_to(const std::string& file);
  // Plain: directly to a device, a pipe or /dev/stdout, else as the constructor does.
  static OutputFile to_place(const std::string& file);
  // Without finish() a temporary file is removed.
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  // Throws ClosedPipe when nobody reads any more, else IoError with the bytes written so far.
  void write(std::string_view bytes);
  // Ends the stream, closes and renames. Throws like write().
  void finish();

  std::uint64_t bytes_written() const { return written_; }

 private:
  OutputFile(std::string file, std::string part, int fd, Packing packing);
  void close_lock();
  void write_plain(std::string_view bytes);
  [[noreturn]] void fail(int error) const;

  std::string file_;
  std::string part_;  // empty: written directly
  int fd_ = -1;
  int lock_ = -1;  // the same file once more: held until it has its final name
  std::uint64_t written_ = 0;
  std::unique_ptr<Packer> packer_;
  std::string packed_;
};

}  // namespace jernih
