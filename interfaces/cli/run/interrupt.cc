#include "interfaces/cli/run/interrupt.h"

#include <sys/time.h>
#include <unistd.h>

#include <atomic>

#include "interfaces/cli/shared/exit_codes.h"

namespace jernih::cli {
namespace {

std::atomic<StopSignal*> active{nullptr};

// Only what is safe in a signal handler.
void on_signal(int number) {
  StopSignal* signal = active.exchange(nullptr);
  if (number == SIGALRM || signal == nullptr) ::_exit(kInterrupted);
  signal->request();
  constexpr suseconds_t kRestMicroseconds = 800'000;
  const itimerval deadline{{0, 0}, {1, kRestMicroseconds}};
  ::setitimer(ITIMER_REAL, &deadline, nullptr);
}

}  // namespace

StopOnInterrupt::StopOnInterrupt() {
  active = &signal_;
  struct sigaction action {};
  action.sa_handler = on_signal;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &old_[i]);
    // What whoever started us had ignored stays so: nohup, `&` of a script.
    const bool is_ignored = old_[i].sa_handler == SIG_IGN && kSignals[i] != SIGALRM;
    if (!is_ignored) ::sigaction(kSignals[i], &action, nullptr);
  }
}

StopOnInterrupt::~StopOnInterrupt() {
  const itimerval none{};
  ::setitimer(ITIMER_REAL, &none, nullptr);
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &old_[i], nullptr);
  active = nullptr;
}

}  // namespace jernih::cli
