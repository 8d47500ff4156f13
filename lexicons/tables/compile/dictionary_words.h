// The words of the installed Hunspell dictionaries, for the word table. Build time only: none of
// them lies in the repository.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace jernih {

// Calls `use` with each folded word and its flags (WordFlag). ConfigError when a dictionary is not
// installed.
void for_each_dictionary_word(
    const std::function<void(const std::string& folded, std::uint64_t flags)>& use);

}  // namespace jernih
