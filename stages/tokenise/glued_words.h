// Two words without the space between them: "JakartaKita", "hasilsurvei".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/tokenise/token_parts.h"

namespace jernih::tokenise {

// Where the second of two glued Indonesian words begins in `token`, a word that nobody knows; 0
// when there is no such place, or more than one. Both parts must be words of the dictionary, of
// three letters and more where a capital parts them, of four and more in lower case. At most 24
// lookups.
std::uint32_t glued_at(std::string_view token, const TokenParts& parts);

// The same question with a memory: names that no table knows come again and again. What was asked
// before changes no answer. 64 KiB.
class GluedWords {
 public:
  explicit GluedWords(const TokenParts& parts) : parts_(parts), seen_(kPlaces) {}

  // glued_at(token) > 0.
  bool is_glued(std::string_view token);

 private:
  static constexpr std::size_t kPlaces = 8192;

  const TokenParts& parts_;
  std::vector<std::uint64_t> seen_;  // hash of a token; its lowest bit is the answer
};

}  // namespace jernih::tokenise
