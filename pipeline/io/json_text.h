// Appending JSON strings and numbers to a buffer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jernih {

// Appends `text` as a JSON string with its quotes. What comes out is valid UTF-8 whatever comes in:
// each byte that begins no character becomes U+FFFD. Linear.
void append_json_string(std::string_view text, std::string& out);

// The same without the escaping: valid UTF-8 of anything.
void append_valid_utf8(std::string_view text, std::string& out);

void append_number(std::uint64_t value, std::string& out);

// 0..1 with three decimals; anything else is brought into that range.
void append_fraction(float value, std::string& out);

}  // namespace jernih
