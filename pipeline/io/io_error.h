// Failures of the outside world: a file that cannot be read, a disk that is full (exit 74).
#pragma once

#include <stdexcept>
#include <string>

namespace jernih {

// "file: what went wrong".
class IoError : public std::runtime_error {
 public:
  IoError(const std::string& file, const std::string& what)
      : std::runtime_error(file + ": " + what) {}
  explicit IoError(const std::string& message) : std::runtime_error(message) {}
};

// The reader of our output went away (EPIPE): the run ends quietly.
class ClosedPipe : public IoError {
 public:
  using IoError::IoError;
};

// The text of an errno value.
std::string errno_text(int error);

}  // namespace jernih
