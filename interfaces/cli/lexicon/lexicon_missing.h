// What a record of `jernih run` says was left in Indonesian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jernih::cli {

struct LeftSegment {
  std::string text, role;
};
struct LeftRecord {
  std::string source;  // host of the record's url; else the input field source, else the id
  std::vector<LeftSegment> segments;
};

// Reads one line of JSONL. `offsets` is the unit of its offsets: code_points, bytes, utf16.
// Returns what is wrong with it; empty: nothing.
std::string read_left(std::string_view line, const std::string& offsets, LeftRecord& record);

}  // namespace jernih::cli
