// What was built, and from what.
#pragma once

#include <string>
#include <string_view>

namespace jernih {

// "0.1.0".
std::string_view program_version();

// The program, its tables, ICU, Hunspell and the dictionaries it was built with, a line each.
std::string version_text();

}  // namespace jernih
