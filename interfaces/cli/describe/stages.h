// `jernih stages`: stages and their options.
#pragma once

#include <string>

namespace jernih::cli {

// `name` empty: all; `format` text or markdown. The exit code.
int stages_command(const std::string& name, const std::string& format);

}  // namespace jernih::cli
