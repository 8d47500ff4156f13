#include "pipeline/io/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
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

int open_for_appending(const std::string& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) throw IoError(file, errno_text(errno));
  return fd;
}

// Whether the name leads to what was opened under it.
bool is_still(int fd, const std::string& file) {
  struct stat mine {};
  struct stat now {};
  return ::fstat(fd, &mine) == 0 && ::stat(file.c_str(), &now) == 0 && mine.st_dev == now.st_dev &&
         mine.st_ino == now.st_ino;
}

}  // namespace

OutputFile::OutputFile(std::string file, std::string part, int fd, Packing packing)
    : file_(std::move(file)), part_(std::move(part)), fd_(fd), packer_(make_packer(packing)) {}

OutputFile::OutputFile(const std::string& file, Packing packing)
    : OutputFile(file, file + ".part", open_for_writing(file + ".part"), packing) {}

std::optional<OutputFile> OutputFile::alone(const std::string& file) {
  const std::string part = file + ".part";
  for (;;) {
    OutputFile out(file, {}, open_for_appending(part), Packing::none);
    if (::flock(out.fd_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return std::nullopt;
    if (!is_still(out.fd_, part)) continue;  // it got its final name, or went, in between
    out.part_ = part;
    // A lock lasts as long as any descriptor of the same opening.
    out.lock_ = ::fcntl(out.fd_, F_DUPFD_CLOEXEC, 0);
    if (::ftruncate(out.fd_, 0) != 0) out.fail(errno);
    return out;
  }
}

OutputFile OutputFile::to_stdout(Packing packing) { return {"stdout", {}, STDOUT_FILENO, packing}; }

OutputFile OutputFile::to_stderr() {
  const int fd = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
  if (fd < 0) throw IoError("stderr", errno_text(errno));
  return {"stderr", {}, fd, Packing::none};
}

OutputFile OutputFile::directly_to(const std::string& file) {
  return {file, {}, open_for_writing(file), Packing::none};
}

OutputFile OutputFile::to_place(const std::string& file) {
  struct stat status {};
  struct stat link {};
  const bool is_there = ::stat(file.c_str(), &status) == 0 && ::lstat(file.c_str(), &link) == 0;
  const bool is_standard = S_ISLNK(link.st_mode) && file.starts_with("/dev/");
  const bool is_device = is_there && (is_standard || !S_ISREG(status.st_mode));
  return is_device ? directly_to(file) : OutputFile(file, Packing::none);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)),
      part_(std::move(other.part_)),
      fd_(std::exchange(other.fd_, -1)),
      lock_(std::exchange(other.lock_, -1)),
      written_(other.written_),
      packer_(std::move(other.packer_)),
      packed_(std::move(other.packed_)) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0 && fd_ != STDOUT_FILENO) {
    ::close(fd_);
    if (!part_.empty()) ::unlink(part_.c_str());
  }
  close_lock();
}

void OutputFile::close_lock() {
  if (lock_ >= 0) ::close(std::exchange(lock_, -1));
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
  close_lock();
}

}  // namespace jernih
