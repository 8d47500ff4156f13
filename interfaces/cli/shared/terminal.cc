#include "interfaces/cli/shared/terminal.h"

#include <unistd.h>

#include <array>
#include <cstdlib>

#include "pipeline/model/utf8.h"

namespace jernih::cli {

Paint::Paint(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool is_dumb = term == nullptr || std::string_view(term) == "dumb";
  on_ = isatty(fileno(stream)) == 1 && (no_color == nullptr || *no_color == '\0') && !is_dumb;
}

std::string Paint::operator()(Style style, std::string_view text) const {
  constexpr std::array<std::string_view, 9> kCodes = {"",         "\033[1m",  "\033[2m",
                                                      "\033[31m", "\033[32m", "\033[33m",
                                                      "\033[36m", "\033[35m", "\033[34m"};
  if (!on_ || style == Style::plain) return std::string(text);
  return std::string(kCodes[static_cast<std::size_t>(style)]) + std::string(text) + "\033[0m";
}

void say(std::string_view text) noexcept {
  [[maybe_unused]] const std::size_t said = std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (shown++ == most) return out + "…";
    const std::size_t begin = i;
    const char32_t c = next_char(text, i);
    if (c < 0x20)
      append_char(c == '\n' ? 0x2424 : 0x2400 + c, out);  // U+2424 SYMBOL FOR NEWLINE, U+2400…
    else if (c == 0x7F || (c >= 0x80 && c < 0xA0))
      out += "\uFFFD";
    else
      out += text.substr(begin, i - begin);
  }
  return out;
}

}  // namespace jernih::cli
