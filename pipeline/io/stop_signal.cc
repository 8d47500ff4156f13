// StopSignal: a pipe with a byte in it, the classic self-pipe.
#include "pipeline/io/stop_signal.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace jernih {

StopSignal::StopSignal() {
  if (::pipe2(pipe_.data(), O_CLOEXEC | O_NONBLOCK) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe");
}

StopSignal::~StopSignal() {
  ::close(pipe_[0]);
  ::close(pipe_[1]);
}

void StopSignal::request() noexcept {
  const char byte = 0;
  // A full pipe means that it was requested before.
  [[maybe_unused]] const auto written = ::write(pipe_[1], &byte, 1);
}

bool StopSignal::is_requested() const noexcept {
  pollfd wake{pipe_[0], POLLIN, 0};
  return ::poll(&wake, 1, 0) > 0;
}

}  // namespace jernih
