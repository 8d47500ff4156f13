// OutputFile: see the header.
#include "pipeline/io/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "pipeline/io/io_error.h"

namespace jernih {
namespace {

int open_for_writing(const std::string& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) throw IoError(file, errno_text(errno));
  return fd;
}

}  // namespace

OutputFile::OutputFile(std::string file, std::string part, int fd, Packing packing)
    : file_(std::move(file)), part_(std::move(part)), fd_(fd), packer_(make_packer(packing)) {}

OutputFile::OutputFile(const std::string& file, Packing packing)
    : OutputFile(file, file + ".part", open_for_writing(file + ".part"), packing) {}

OutputFile OutputFile::to_stdout(Packing packing) { return {"stdout", {}, STDOUT_FILENO, packing}; }

OutputFile OutputFile::directly_to(const std::string& file) {
  return {file, {}, open_for_writing(file), Packing::none};
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)),
      part_(std::move(other.part_)),
      fd_(std::exchange(other.fd_, -1)),
      written_(other.written_),
      packer_(std::move(other.packer_)),
      packed_(std::move(other.packed_)) {}

OutputFile::~OutputFile() {
  if (fd_ < 0 || fd_ == STDOUT_FILENO) return;
  ::close(fd_);
  if (!part_.empty()) ::unlink(part_.c_str());
}

void OutputFile::fail(int error) const {
  if (error == EPIPE) throw ClosedPipe(file_, errno_text(error));
  throw IoError(file_, errno_text(error) + " after " + std::to_string(written_) + " bytes");
}

void OutputFile::write_plain(std::string_view bytes) {
  while (!bytes.empty()) {
    constexpr std::size_t kMostAtOnce = 1 << 20;
    const ssize_t put = ::write(fd_, bytes.data(), std::min(bytes.size(), kMostAtOnce));
    if (put < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (put < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
    written_ += static_cast<std::uint64_t>(put);
  }
}

void OutputFile::write(std::string_view bytes) {
  if (packer_ == nullptr) return write_plain(bytes);
  packed_.clear();
  packer_->pack(bytes, false, packed_);
  write_plain(packed_);
}

void OutputFile::finish() {
  if (packer_ != nullptr) {
    packed_.clear();
    packer_->pack({}, true, packed_);
    write_plain(packed_);
  }
  if (fd_ == STDOUT_FILENO) return;
  // Some file systems tell only now that there was no room.
  if (::close(std::exchange(fd_, -1)) != 0) {
    const int error = errno;
    if (!part_.empty()) ::unlink(part_.c_str());
    fail(error);
  }
  if (!part_.empty() && ::rename(part_.c_str(), file_.c_str()) != 0) fail(errno);
}

}  // namespace jernih
