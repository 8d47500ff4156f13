#include "stages/repair_text/prescan.h"

#include "pipeline/model/bytes16.h"
#include "pipeline/model/utf8.h"

namespace jernih::repair {
namespace {

// Looks at the character at text[i]; its size.
std::size_t look_at(std::string_view text, std::size_t i, Prescan& found) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) {
    found.ampersand |= byte == '&';
    found.backslash |= byte == '\\';
    found.control |= byte == 0x7F || (byte < 0x20 && (byte < 9 || byte > 13));
    return 1;
  }
  found.high = true;
  const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
  const auto at = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  found.control |= byte == 0xC2 && at(1) < 0xA0;
  found.high_pair |= at(size) >= 0x80 || (byte == 0xC3 && at(1) == 0x83);
  return size;
}

}  // namespace

Prescan prescan(std::string_view text) {
  Prescan found;
  const auto odd = [](const Bytes16& bytes, std::size_t) {
    return bytes.high() | bytes.is('&') | bytes.is('\\') | bytes.is(0x7F) | bytes.between(0, 8) |
           bytes.between(14, 31);
  };
  for (std::size_t i = 0; (i = find_marked(text, i, text.size(), odd)) < text.size();)
    i += look_at(text, i, found);
  return found;
}

}  // namespace jernih::repair
