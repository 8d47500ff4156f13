// The form under which words are looked up, and its hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jernih {

// Appends the folded form of UTF-8 `surface`: full case folding (Unicode, no locale), and every
// apostrophe (’ ‘ ʼ ´ `) as '. ASCII costs one pass; the rest goes through ICU.
void fold(std::string_view surface, std::string& out);

// The hash of a form that is folded already: hash_short (short_hash.h) up to 16 bytes, XXH3 (64
// bits) beyond.
std::uint64_t hash_folded(std::string_view folded);

// hash_folded(fold(surface)) without allocation for ASCII up to 256 bytes.
std::uint64_t word_hash(std::string_view surface);

}  // namespace jernih
