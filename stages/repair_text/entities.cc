#include "stages/repair_text/entities.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/lexicon.h"
#include "stages/repair_text/code_pages.h"
#include "stages/repair_text/diagnostics.h"

namespace jernih::repair {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kLongestNumber = 8;
constexpr int kMostAmps = 3;  // &amp;amp;amp; is unwound so far

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// What HTML makes of a number: windows-1252 for the C1 range.
char32_t character_of(std::uint32_t value) {
  if (value >= 0x80 && value < 0xA0)
    return char_of(CodePage::windows_1252, static_cast<std::uint8_t>(value));
  return value == 0 ? 0xFFFD : value;
}

struct Number {
  std::uint32_t value = 0;
  std::uint32_t end = 0;  // 0: none
};

// text[at] is the &. The semicolon is part of it and needed.
Number read_number(std::string_view text, std::uint32_t at) {
  std::size_t i = at + 2;
  const bool is_hex = i < text.size() && (text[i] | 0x20) == 'x';
  if (is_hex) ++i;
  const std::size_t first = i;
  std::uint32_t value = 0;
  while (i < text.size() && i - first < kLongestNumber) {
    const int digit = hex_value(text[i]);
    if (digit < 0 || (!is_hex && digit > 9)) break;
    value = std::min<std::uint32_t>(value * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(digit),
                                    0x110000);
    ++i;
  }
  if (i == first || i >= text.size() || text[i] != ';') return {};
  return {value, static_cast<std::uint32_t>(i + 1)};
}

}  // namespace

EntityRepair::EntityRepair(const Lexicon& lexicon)
    : names_(lexicon.table("html_entities")),
      name_(names_.column("name")),
      characters_(names_.column("characters")),
      semicolon_(names_.column("semicolon")) {}

std::uint32_t EntityRepair::decode_number(std::string_view text, std::uint32_t at,
                                          std::string& out) const {
  const Number first = read_number(text, at);
  if (first.end == 0) return at;
  const bool is_high = first.value >= 0xD800 && first.value < 0xDC00;
  if (is_high && text.substr(first.end, 2) == "&#") {  // a pair of surrogates
    const Number second = read_number(text, first.end);
    if (second.end != 0 && second.value >= 0xDC00 && second.value < 0xE000) {
      append_char(0x10000 + ((first.value - 0xD800) << 10) + (second.value - 0xDC00), out);
      return second.end;
    }
  }
  append_char(character_of(first.value), out);
  return first.end;
}

std::uint32_t EntityRepair::decode_name(std::string_view text, std::uint32_t at,
                                        std::string& out) const {
  std::size_t end = at + 1;
  while (end < text.size() && end - at <= kLongestName &&
         (is_ascii_letter(text[end]) || is_ascii_digit(text[end])))
    ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (name.size() < 2 || !is_ascii_letter(name[0])) return at;
  const bool closed = end < text.size() && text[end] == ';';
  if (!closed && end < text.size() && (text[end] == '=' || text[end] == '_')) return at;
  const Table::Match match = names_.exact(name);
  for (std::uint32_t row = match.row; row < match.row + match.rows; ++row) {
    if (names_.cell(row, name_) != name) continue;
    if (!closed && names_.cell(row, semicolon_) != "optional") return at;
    char32_t value = 0;
    for (const char c : names_.cell(row, characters_)) {
      if (c == ' ') {
        append_char(value, out);
        value = 0;
      } else {
        value = value * 16 + static_cast<char32_t>(hex_value(c));
      }
    }
    append_char(value, out);
    return static_cast<std::uint32_t>(end + (closed ? 1 : 0));
  }
  return at;
}

std::uint32_t EntityRepair::decode(std::string_view text, std::uint32_t at,
                                   std::string& out) const {
  if (at + 2 >= text.size()) return at;
  return text[at + 1] == '#' ? decode_number(text, at, out) : decode_name(text, at, out);
}

bool EntityRepair::run(Document& doc) {
  const std::string_view text = doc.text();
  rewriter_.begin(doc);
  for (std::size_t found = text.find('&'); found != std::string_view::npos;) {
    const auto at = static_cast<std::uint32_t>(found);
    with_.clear();
    std::uint32_t end = decode(text, at, with_);
    if (end == at) {
      found = text.find('&', at + 1);
      continue;
    }
    // &amp;eacute; : what the ampersand and the text behind it make together
    for (int amps = 0; with_ == "&" && amps < kMostAmps; ++amps) {
      std::string inner = "&";
      inner.append(text.substr(end, kLongestName + 2));
      std::string more;
      const std::uint32_t inner_end = decode(inner, 0, more);
      if (inner_end == 0 || inner[inner_end - 1] != ';') break;
      with_ = more;
      end += inner_end - 1;
    }
    rewriter_.replace({at, end}, with_, &kEntityDecoded);
    found = text.find('&', end);
  }
  return rewriter_.finish(doc);
}

}  // namespace jernih::repair
