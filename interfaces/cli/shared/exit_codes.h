// What the program says to the shell (docs/cli.md, "Exit codes").
#pragma once

namespace jernih::cli {

inline constexpr int kDone = 0;
inline constexpr int kSomeFailed = 1;  // more rejected than allowed; a test failed
inline constexpr int kWrongUsage = 2;
inline constexpr int kInputOutput = 74;
inline constexpr int kInterrupted = 75;
inline constexpr int kWrongConfig = 78;

}  // namespace jernih::cli
