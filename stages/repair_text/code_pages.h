// The single-byte encodings that UTF-8 is most often misread as.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jernih::repair {

enum class CodePage : std::uint8_t { windows_1252, mac_roman, windows_1250, windows_1251 };
inline constexpr std::size_t kCodePages = 4;

// The character of a byte; never fails (a byte without one is the C1 control of its number).
char32_t char_of(CodePage page, std::uint8_t byte);

// The byte that was misread as `c`, 0 when there is none. C1 controls stand for themselves in every
// page, so latin-1 is part of windows-1252. O(log 128).
std::uint8_t byte_of(CodePage page, char32_t c);

}  // namespace jernih::repair
