// Bytes that need no change are copied in runs.
#include "pipeline/records/json_text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <charconv>
#include <cstring>

#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr bool is_special(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// Of a hexadecimal digit.
constexpr char32_t hex_value(char c) {
  return static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

char32_t hex4(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits.substr(0, 4)) value = value * 16 + hex_value(c);
  return value;
}

// The character of the escape at raw[i] (on the backslash); moves i behind it. Pairs are joined; a
// lone surrogate is given as it is.
char32_t decode_escape(std::string_view raw, std::size_t& i) {
  const char c = raw[i + 1];
  i += 2;
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u':
      break;
    default:
      return static_cast<unsigned char>(c);
  }
  const char32_t first = hex4(raw.substr(i));
  i += 4;
  if (first < 0xD800 || first > 0xDBFF || raw.substr(i, 2) != "\\u") return first;
  const char32_t second = hex4(raw.substr(i + 2));
  if (second < 0xDC00 || second > 0xDFFF) return first;
  i += 6;
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

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
    for (; i < text.size() && is_special(text[i]); ++i) append_escape(text[i], out);
  }
}

// Most strings of a record are a few ASCII characters that need no escape.
constexpr std::size_t kShortBytes = 64;

bool is_short_and_plain(std::string_view text) {
  if (text.size() > kShortBytes) return false;
  bool is_plain = true;
  for (const char c : text) is_plain &= !is_special(c) && static_cast<signed char>(c) >= 0;
  return is_plain;
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

std::size_t find_special(std::string_view text, std::size_t at) {
#ifdef __SSE2__
  // Sixteen bytes at a time: three comparisons, one bit for each byte that is special.
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i last_control = _mm_set1_epi8(0x1F);
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                     _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
  }
#endif
  while (at < text.size() && !is_special(text[at])) ++at;
  return at;
}

void decode_json_string(std::string_view raw, std::string& out, std::vector<std::size_t>* lone) {
  raw = raw.substr(1, raw.size() - 2);
  for (std::size_t i = 0; i < raw.size();) {
    const void* found = std::memchr(raw.data() + i, '\\', raw.size() - i);
    const std::size_t stop =
        found == nullptr ? raw.size()
                         : static_cast<std::size_t>(static_cast<const char*>(found) - raw.data());
    out.append(raw, i, stop - i);
    for (i = stop; i < raw.size() && raw[i] == '\\';) {
      const char32_t c = decode_escape(raw, i);
      if (c >= 0xD800 && c <= 0xDFFF && lone != nullptr) lone->push_back(out.size());
      append_char(c, out);
    }
  }
}

void append_json_string(std::string_view text, std::string& out) {
  if (is_short_and_plain(text)) {
    std::array<char, kShortBytes + 2> quoted;
    quoted[0] = '"';
    std::memcpy(quoted.data() + 1, text.data(), text.size());
    quoted[text.size() + 1] = '"';
    out.append(quoted.data(), text.size() + 2);
    return;
  }
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

}  // namespace jernih
