// StopOnInterrupt: see the header.
#include "interfaces/cli/interrupt.h"

#include <sys/time.h>
#include <unistd.h>

#include <atomic>

#include "interfaces/cli/exit_codes.h"

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
  ::sigaction(SIGINT, &action, &old_int_);
  ::sigaction(SIGTERM, &action, &old_term_);
  ::sigaction(SIGALRM, &action, &old_alarm_);
}

StopOnInterrupt::~StopOnInterrupt() {
  const itimerval none{};
  ::setitimer(ITIMER_REAL, &none, nullptr);
  ::sigaction(SIGINT, &old_int_, nullptr);
  ::sigaction(SIGTERM, &old_term_, nullptr);
  ::sigaction(SIGALRM, &old_alarm_, nullptr);
  active = nullptr;
}

}  // namespace jernih::cli
