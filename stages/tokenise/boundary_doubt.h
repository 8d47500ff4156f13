// What has to be settled when the language around a token is known better.
#pragma once

#include <cstdint>

namespace jernih::tokenise {

enum class Doubt : std::uint8_t {
  none,
  stop,    // the last byte is a stop that may be a token of its own
  hyphen,  // whole in Indonesian, parted at its hyphens in English
  glued,   // two words without a space, surely
  run,     // ... and !!: whole in English, a token for each mark in Indonesian
};

// A token that may have to be parted, by its index.
struct DoubtfulToken {
  std::uint32_t token = 0;
  Doubt doubt = Doubt::none;
};

}  // namespace jernih::tokenise
