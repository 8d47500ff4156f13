// See the header. Bytes that need no change are copied in runs.
#include "pipeline/io/json_text.h"

#include <array>
#include <charconv>
#include <cstring>

#include "pipeline/io/json_scan.h"
#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_escape(char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      break;
  }
  out += "\\u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// Of valid UTF-8.
void append_escaped(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t stop = find_special(text, i);
    out.append(text, i, stop - i);
    i = stop;
    for (; i < text.size() &&
           (text[i] == '"' || text[i] == '\\' || static_cast<unsigned char>(text[i]) < 0x20);
         ++i)
      append_escape(text[i], out);
  }
}

// Calls `put` with the valid stretches and with U+FFFD for each byte between them.
template <class Put>
void for_valid_stretches(std::string_view text, Put put) {
  for (;;) {
    const std::size_t bad = first_invalid_byte(text);
    put(text.substr(0, bad));
    if (bad == std::string_view::npos) return;
    put(kReplacement);
    text.remove_prefix(bad + 1);
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  for_valid_stretches(text, [&](std::string_view part) { append_escaped(part, out); });
  out += '"';
}

void append_valid_utf8(std::string_view text, std::string& out) {
  for_valid_stretches(text, [&](std::string_view part) { out.append(part); });
}

void append_number(std::uint64_t value, std::string& out) {
  std::array<char, 20> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end);
}

void append_fraction(float value, std::string& out) {
  const int thousandths = value >= 1 ? 1000 : value > 0 ? static_cast<int>(value * 1000 + 0.5f) : 0;
  if (thousandths >= 1000) {
    out += "1.000";
    return;
  }
  out += "0.";
  out += static_cast<char>('0' + thousandths / 100);
  out += static_cast<char>('0' + thousandths / 10 % 10);
  out += static_cast<char>('0' + thousandths % 10);
}

}  // namespace jernih
