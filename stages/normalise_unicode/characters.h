// What happens to single characters: spaces, zero-width, bidi controls, quotes, styled letters.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/rewriter.h"
#include "stages/normalise_unicode/normalise_settings.h"

namespace jernih::normalise {

// What a character needs.
enum class Need : std::uint8_t {
  nothing,
  change,     // this class changes it, always or depending on its neighbours
  normaliser  // NFC or NFKC may change it
};

// The first byte from text[i] on that may need anything: beyond ASCII, or one of \v \f \r.
std::size_t next_odd(std::string_view text, std::size_t i);

class CharacterMap {
 public:
  explicit CharacterMap(const NormaliseSettings& settings) : settings_(settings) {}

  // Decided once for each block of 256 characters, when its first one is met.
  Need need(char32_t c) {
    if (c > 0xFFFF) return need_beyond(c);
    const std::unique_ptr<Block>& block = blocks_[c >> 8];
    return block ? (*block)[c & 0xFF] : need_in_new_block(c);
  }

  // One pass over doc.text(). Linear.
  void run(Document& doc);

 private:
  using Block = std::array<Need, 256>;

  Need decide(char32_t c) const;
  Need need_in_new_block(char32_t c);
  Need need_beyond(char32_t c) const;
  void change(std::string_view text, Span at, char32_t c);
  bool joiner_stays(std::string_view text, Span at, char32_t c) const;
  void drop(std::string_view text, Span at);

  const NormaliseSettings settings_;
  std::array<std::unique_ptr<Block>, 256> blocks_;  // U+0000 to U+FFFF
  Rewriter rewriter_;
  std::string with_;
};

}  // namespace jernih::normalise
