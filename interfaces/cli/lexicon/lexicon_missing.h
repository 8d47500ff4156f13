// What a record of `jernih run` says was left in Indonesian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jernih::cli {

struct UntranslatedSegment {
  std::string text, role;
};
struct UntranslatedRecord {
  std::string source;  // host of the record's url; else the input field source, else the id
  std::vector<UntranslatedSegment> segments;
};

// Reads one line of JSONL. `offsets` is the unit of its offsets: code_points, bytes, utf16.
// Returns what is wrong with it; empty: nothing.
std::string read_untranslated(std::string_view line, const std::string& offsets,
                              UntranslatedRecord& record);

}  // namespace jernih::cli
