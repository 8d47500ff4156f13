// SIGINT, SIGTERM and SIGHUP during a run.
#pragma once

#include <array>
#include <csignal>

#include "pipeline/io/stop_signal.h"

namespace jernih::cli {

// While this lives, the signals ask the run to stop; when it has not come to its end 1.8 seconds
// later, or at a second signal, the process ends with exit code 75 as it is: nothing incomplete
// stands under a final name then either. One at a time.
class StopOnInterrupt {
 public:
  StopOnInterrupt();
  ~StopOnInterrupt();
  StopOnInterrupt(const StopOnInterrupt&) = delete;
  StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;

  const StopSignal& signal() const { return signal_; }

 private:
  static constexpr std::array<int, 4> kSignals = {SIGINT, SIGTERM, SIGHUP, SIGALRM};

  StopSignal signal_;
  std::array<struct sigaction, kSignals.size()> old_{};
};

}  // namespace jernih::cli
