#include "interfaces/cli/lexicon/catalogues/placeholders.h"

#include <algorithm>

#include "pipeline/model/utf8.h"

namespace jernih::cli {
namespace {

constexpr std::string_view kNumbers = "diufgGeE";
constexpr std::string_view kConversions = "sdiufgGeEcxXpqr@SAUL";

bool is_letter(char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_'; }

// Bytes up to and with `close`, when no space lies between.
std::size_t closed(std::string_view text, char close) {
  const std::size_t end = text.find(close);
  const std::size_t space = text.find(' ');
  return end == std::string_view::npos || space < end || end < 2 ? 0 : end + 1;
}

// %s, %-5.2f, %1$s, %ld, %(name)s, %{name}.
Placeholder percent(std::string_view text) {
  std::size_t i = 1;
  if (text.starts_with("%{")) return {closed(text, '}'), false};
  if (text.starts_with("%(")) {
    i = closed(text, ')');
    if (i == 0) return {};
  }
  while (i < text.size() && (is_ascii_digit(text[i]) || text[i] == '$' || text[i] == '.' ||
                             text[i] == '-' || text[i] == '+' || text[i] == '*'))
    ++i;
  while (i + 1 < text.size() && (text[i] == 'l' || text[i] == 'h' || text[i] == 'z') &&
         kConversions.find(text[i + 1]) != std::string_view::npos)
    ++i;
  const bool is_positional = i > 1 && is_ascii_digit(text[i - 1]);  // Qt's %1
  if (i < text.size() && kConversions.find(text[i]) != std::string_view::npos) {
    const bool is_word = i + 1 < text.size() && is_letter(text[i + 1]) && i == 1;
    if (is_word) return {};  // "100%sure"
    return {i + 1, kNumbers.find(text[i]) != std::string_view::npos};
  }
  return is_positional ? Placeholder{i, false} : Placeholder{};
}

std::size_t name_size(std::string_view text, std::size_t from) {
  std::size_t i = from;
  while (i < text.size() && (is_letter(text[i]) || is_ascii_digit(text[i]))) ++i;
  return i == from ? 0 : i;
}

}  // namespace

Placeholder placeholder_at(std::string_view text, bool is_word_start) {
  if (text.size() < 2 || text.starts_with("%%")) return {};
  switch (text[0]) {
    case '%':
      return percent(text);
    case '{': {
      const std::size_t size = closed(text, '}');
      const bool is_double = size > 0 && text[1] == '{' && size < text.size() && text[size] == '}';
      return {is_double ? size + 1 : size, false};
    }
    case '$':
      return {text[1] == '{' ? closed(text, '}') : name_size(text, 1), false};
    case '@': {
      const std::size_t end = name_size(text, 1);
      return {end > 0 && end < text.size() && text[end] == '@' ? end + 1 : 0, false};
    }
    case ':':
      return {is_word_start && is_letter(text[1]) ? name_size(text, 1) : 0, false};
    default:
      return {};
  }
}

}  // namespace jernih::cli
