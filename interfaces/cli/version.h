// `jernih --version`.
#pragma once

#include <string>

namespace jernih::cli {

// The program, its tables, ICU, Hunspell and the dictionaries it was built with, a line each.
std::string version_text();

}  // namespace jernih::cli
