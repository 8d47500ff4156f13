// "Stop reading, finish what is in flight": asked for by a signal handler, heeded by readers.
#pragma once

#include <array>

namespace jernih {

class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  // Safe inside a signal handler.
  void request() noexcept;
  bool is_requested() const noexcept;
  // Becomes readable once stop is requested, so that poll() wakes up; never read from it.
  int fd() const noexcept { return pipe_[0]; }

 private:
  std::array<int, 2> pipe_{-1, -1};
};

}  // namespace jernih
