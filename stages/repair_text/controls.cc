#include "stages/repair_text/controls.h"

#include "lexicons/matching/characters.h"
#include "stages/repair_text/code_pages.h"
#include "stages/repair_text/diagnostics.h"

namespace jernih::repair {
namespace {

constexpr std::uint32_t kLongestSequence = 24;

bool is_removed(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b == 0x7F || (b < 0x20 && !(b >= 9 && b <= 13));
}

// Behind ESC [ … letter, or behind the one control.
std::uint32_t removed_end(std::string_view text, std::uint32_t at) {
  if (text[at] != 0x1B || text.substr(at + 1, 1) != "[") return at + 1;
  std::uint32_t i = at + 2;
  while (i < text.size() && i - at < kLongestSequence &&
         (is_ascii_digit(text[i]) || text[i] == ';'))
    ++i;
  return i < text.size() && is_ascii_letter(text[i]) ? i + 1 : at + 1;
}

// U+0085 is a line end in some files and … in others: between words it is the latter.
bool is_line_end(std::string_view text, std::uint32_t at) {
  return at == 0 || text[at - 1] == '\n' || text.substr(at + 2, 1) == "\n" ||
         text.substr(at + 2, 2) == "\xC2\x85" || (at >= 2 && text.substr(at - 2, 2) == "\xC2\x85");
}

}  // namespace

bool ControlRepair::run(Document& doc) {
  const std::string_view text = doc.text();
  rewriter_.begin(doc);
  for (std::uint32_t i = 0; i < text.size();) {
    if (is_removed(text[i])) {
      const std::uint32_t end = removed_end(text, i);
      rewriter_.replace({i, end}, "", &kControlRemoved);
      i = end;
      continue;
    }
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
    if (text[i] == '\xC2' && next >= 0x80 && next < 0xA0) {
      const char32_t c = char_of(CodePage::windows_1252, static_cast<std::uint8_t>(next));
      if (c >= 0xA0 && !(next == 0x85 && is_line_end(text, i))) {
        with_.clear();
        append_char(c, with_);
        rewriter_.replace({i, i + 2}, with_, &kControlReplaced);
      }
      i += 2;
      continue;
    }
    ++i;
  }
  return rewriter_.finish(doc);
}

}  // namespace jernih::repair
