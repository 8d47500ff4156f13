// A command as the arguments chose it.
#pragma once

#include <functional>

namespace jernih::cli {

// Run once the arguments are parsed. Returns an exit code; throws ConfigError for mistakes of
// set-up and IoError-like std::system_error for files.
using ChosenCommand = std::function<int()>;

}  // namespace jernih::cli
