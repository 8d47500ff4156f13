#include "stages/repair_text/escapes.h"

#include "lexicons/matching/characters.h"
#include "stages/repair_text/diagnostics.h"

namespace jernih::repair {
namespace {

constexpr std::size_t kMostBytes = 4096;  // of one run of \x escapes

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The value of `digits` hexadecimal digits at text[i], or -1.
int read_hex(std::string_view text, std::size_t i, std::size_t digits) {
  if (i + digits > text.size()) return -1;
  int value = 0;
  for (std::size_t k = 0; k < digits; ++k) {
    const int digit = hex_value(text[i + k]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// \uXXXX at text[i]; -1 when there is none.
int unit_at(std::string_view text, std::size_t i) {
  return text.substr(i, 2) == "\\u" ? read_hex(text, i + 2, 4) : -1;
}

// C:\… or \\server: what follows is a path up to the next space.
bool is_in_path(std::string_view text, std::size_t at) {
  constexpr std::size_t kReach = 80;
  std::size_t i = at;
  while (i > 0 && at - i < kReach &&
         kAsciiClass[static_cast<unsigned char>(text[i - 1]) & 0x7F] != CharClass::space)
    --i;
  for (; i + 2 <= at; ++i)
    if (is_ascii_letter(text[i]) && text[i + 1] == ':' && text[i + 2] == '\\') return true;
  return false;
}

// What stands before and behind the \/ of https:\/\/a.id\/b and <\/p>; never that of a drawing.
bool is_part_of_address(char before, char next) {
  const bool begins = before == ':' || before == '/' || before == '<' || is_ascii_letter(before) ||
                      is_ascii_digit(before);
  return begins && (next == '\\' || next == '/' || is_ascii_letter(next) || is_ascii_digit(next));
}

}  // namespace

std::uint32_t EscapeRepair::decode_unicode(std::string_view text, std::uint32_t at) {
  const int first = unit_at(text, at);
  if (first < 0) return at;
  if (first >= 0xD800 && first < 0xDC00) {
    const int second = unit_at(text, at + 6);
    if (second >= 0xDC00 && second < 0xE000) {
      append_char(0x10000 + (static_cast<char32_t>(first - 0xD800) << 10) +
                      static_cast<char32_t>(second - 0xDC00),
                  with_);
      return at + 12;
    }
  }
  append_char(static_cast<char32_t>(first), with_);
  return at + 6;
}

// A run of \xNN: UTF-8 as Python prints bytes, or a lone Latin-1 letter.
// One that is neither stays as a whole: no part of it is looked at again.
std::uint32_t EscapeRepair::decode_bytes(std::string_view text, std::uint32_t at) {
  if (at < kept_end_) return at;
  bytes_.clear();
  std::uint32_t i = at;
  bool any_high = false;
  while (bytes_.size() < kMostBytes && text.substr(i, 2) == "\\x") {
    const int value = read_hex(text, i + 2, 2);
    if (value < 0) break;
    any_high |= value >= 0x80;
    bytes_.push_back(static_cast<char>(value));
    i += 4;
  }
  kept_end_ = i;
  if (!any_high) return at;
  if (first_invalid_byte(bytes_) == std::string_view::npos) {
    with_ = bytes_;
    return i;
  }
  const auto first = static_cast<unsigned char>(bytes_[0]);
  if (bytes_.size() > 1 || first < 0xA0) return at;
  append_char(first, with_);
  return i;
}

// \n \r \t: surely one when no word goes on behind it.
std::uint32_t EscapeRepair::decode_space(std::string_view text, std::uint32_t at) {
  const char kind = text[at + 1];
  const char next = at + 2 < text.size() ? text[at + 2] : ' ';
  const char before = at > 0 ? text[at - 1] : ' ';
  const bool ends_sentence = std::string_view(".!?,:;\"')]").find(before) != std::string_view::npos;
  const bool goes_on = last_end_ == at && at > 0;  // \n\t\tname
  if (is_ascii_lower(next) && !goes_on && !(kind == 'n' && ends_sentence)) return at;
  if (is_in_path(text, at)) return at;
  with_ = kind == 't' ? "\t" : "\n";
  std::uint32_t end = at + 2;
  if (kind == 'r' && text.substr(end, 2) == "\\n") end += 2;
  return end;
}

std::uint32_t EscapeRepair::decode(std::string_view text, std::uint32_t at) {
  if (at + 1 >= text.size()) return at;
  const char before = at > 0 ? text[at - 1] : ' ';
  switch (text[at + 1]) {
    case 'u':
      return decode_unicode(text, at);
    case 'x':
      return decode_bytes(text, at);
    case 'n':
    case 'r':
    case 't':
      return decode_space(text, at);
    case '"':
      with_ = "\"";
      return at + 2;
    case '/':
      if (!is_part_of_address(before, at + 2 < text.size() ? text[at + 2] : ' ')) return at;
      with_ = "/";
      return at + 2;
    default:
      return at;
  }
}

bool EscapeRepair::run(Document& doc) {
  const std::string_view text = doc.text();
  rewriter_.begin(doc);
  last_end_ = kept_end_ = 0;
  for (std::size_t found = text.find('\\'); found != std::string_view::npos;) {
    const auto at = static_cast<std::uint32_t>(found);
    with_.clear();
    const std::uint32_t end = decode(text, at);
    if (end > at) {
      rewriter_.replace({at, end}, with_, &kEscapeDecoded);
      last_end_ = end;
    }
    // a backslash that stays takes the next one with it: \\n is no line end
    const std::size_t next = end > at ? end : text.substr(at, 2) == "\\\\" ? at + 2 : at + 1;
    found = text.find('\\', next);
  }
  return rewriter_.finish(doc);
}

}  // namespace jernih::repair
