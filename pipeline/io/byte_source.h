// Bytes as they lie in a file or come through a pipe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/io/stop_signal.h"

namespace jernih {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes, 0 at the end. Throws IoError.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  // True when the end came because somebody asked to stop.
  virtual bool was_stopped() const { return false; }
  // True when read() would have to wait for whoever writes: time to hand on what is there.
  virtual bool is_waiting() const { return false; }
};

// A file, or stdin when its name is "-".
class FileSource : public ByteSource {
 public:
  // Opened by the first read(). `stop` may be null; it must outlive this.
  explicit FileSource(std::string file, const StopSignal* stop = nullptr)
      : file_(std::move(file)), stop_(stop) {}
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(char* to, std::size_t size) override;
  bool was_stopped() const override { return was_stopped_; }
  bool is_waiting() const override;

 private:
  void open();
  bool wait();

  std::string file_;
  const StopSignal* stop_;
  int fd_ = -1;
  bool may_block_ = false;  // a pipe or a terminal: wait for bytes or for stop
  bool was_stopped_ = false;
};

// Bytes in memory; they must outlive this. For tests and fuzzing.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t size) override;

 private:
  std::string_view bytes_;
};

}  // namespace jernih
