// Why a record is not taken.
#pragma once

#include <cstdint>
#include <string>

namespace jernih {

struct RecordError {
  // Its kind, without places and characters: few, whatever the input holds, for they are counted.
  std::string cause;
  // What stands behind the cause in the message: ": … at byte 17".
  std::string detail;

  bool is_none() const { return cause.empty(); }
  std::string message() const { return cause + detail; }
  void clear() {
    cause.clear();
    detail.clear();
  }
};

// For a record of `bytes` where `limit` (limits.record_bytes) are allowed.
inline constexpr const char* kOverLongCause = "longer than limits.record_bytes";
inline RecordError over_long(std::uint64_t limit, std::uint64_t bytes) {
  return {kOverLongCause,
          " (" + std::to_string(limit) + " bytes): " + std::to_string(bytes) + " bytes"};
}

}  // namespace jernih
