// JSON strings and numbers: to text and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

// First byte from `at` on that is a quote, a backslash or below 0x20; text.size() when there is
// none.
std::size_t find_special(std::string_view text, std::size_t at);

// Decodes a string that is valid JSON (with its quotes), appending to `out`. An escaped lone
// surrogate becomes U+FFFD; where in `out` goes to `lone` unless that is null.
void decode_json_string(std::string_view raw, std::string& out,
                        std::vector<std::size_t>* lone = nullptr);

// Appends `text` as a JSON string with its quotes. What comes out is valid UTF-8 whatever comes in:
// each byte that begins no character becomes U+FFFD. Linear.
void append_json_string(std::string_view text, std::string& out);

// The same without the escaping: valid UTF-8 of anything.
void append_valid_utf8(std::string_view text, std::string& out);

void append_number(std::uint64_t value, std::string& out);

}  // namespace jernih
