// A language code as a value: up to seven ASCII letters packed into eight bytes.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace jernih {

// "id", "en", "mixed", "und", "other" or an ISO 639 code ("ms", "jv", "nij"). Empty means none:
// a token that has no language (names, numbers, punctuation), a segment nobody looked at yet.
class Language {
 public:
  constexpr Language() = default;
  // Codes longer than seven bytes are cut; there are none.
  constexpr explicit Language(std::string_view code) {
    for (std::size_t i = 0; i < code.size() && i + 1 < code_.size(); ++i) code_[i] = code[i];
  }
  // Lives as long as this object.
  constexpr std::string_view code() const {
    std::size_t n = 0;
    while (n < code_.size() && code_[n] != '\0') ++n;
    return {code_.data(), n};
  }
  constexpr bool empty() const { return code_[0] == '\0'; }
  // As one number: compared as an array, each question would be a call of memcmp.
  friend constexpr bool operator==(const Language& a, const Language& b) {
    return std::bit_cast<std::uint64_t>(a.code_) == std::bit_cast<std::uint64_t>(b.code_);
  }

 private:
  std::array<char, 8> code_{};
};

inline constexpr Language kNoLanguage{};
inline constexpr Language kIndonesian{"id"};
inline constexpr Language kEnglish{"en"};
inline constexpr Language kMixed{"mixed"};
inline constexpr Language kUndetermined{"und"};
inline constexpr Language kOtherLanguage{"other"};

}  // namespace jernih
