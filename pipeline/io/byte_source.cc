#include "pipeline/io/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "pipeline/io/io_error.h"

namespace jernih {

std::string errno_text(int error) { return std::generic_category().message(error); }

void FileSource::open() {
  fd_ = file_ == "-" ? STDIN_FILENO : ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ == "-") file_ = "stdin";
  if (fd_ < 0) throw IoError(file_, errno_text(errno));
  struct stat status {};
  may_block_ = ::fstat(fd_, &status) != 0 || !S_ISREG(status.st_mode);
}

FileSource::~FileSource() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

// False when stop was requested.
bool FileSource::wait() {
  if (stop_ == nullptr) return true;
  if (!may_block_) return !stop_->is_requested();
  std::array<pollfd, 2> both{{{stop_->fd(), POLLIN, 0}, {fd_, POLLIN, 0}}};
  while (::poll(both.data(), both.size(), -1) < 0)
    if (errno != EINTR && errno != EAGAIN) throw IoError(file_, errno_text(errno));
  return both[0].revents == 0;
}

bool FileSource::is_waiting() const {
  pollfd ready{fd_, POLLIN, 0};
  return may_block_ && ::poll(&ready, 1, 0) == 0;
}

std::size_t FileSource::read(char* to, std::size_t size) {
  if (fd_ < 0) open();
  for (;;) {
    if (was_stopped_ || !wait()) {
      was_stopped_ = true;
      return 0;
    }
    const ssize_t got = ::read(fd_, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR && errno != EAGAIN) throw IoError(file_, errno_text(errno));
  }
}

std::size_t MemorySource::read(char* to, std::size_t size) {
  const std::size_t n = std::min(size, bytes_.size());
  if (n > 0) std::memcpy(to, bytes_.data(), n);
  bytes_.remove_prefix(n);
  return n;
}

}  // namespace jernih
