// Words of plain text for the trainer, which has no stages before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jernih::detect_language {

// Letters with hyphens and apostrophes inside, folded; digits alone are left out.
// False when most letters are not Latin: scripts tell their languages without a model.
bool split_words(std::string_view line, std::vector<std::string>& words);

// A word of Latin letters as it may be typed in a hurry: "mngkin" or "mgkin" for "mungkin",
// "bisaa"; `chance` decides. Short words stay as they are.
std::string chat_spelling(const std::string& word, std::uint64_t chance);

}  // namespace jernih::detect_language
