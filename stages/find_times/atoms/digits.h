// Numbers, dates and clock times written with digits, cut from one token of the text.
#pragma once

#include <string_view>
#include <vector>

#include "stages/find_times/atoms/atom.h"

namespace jernih::times {

// Appends the atoms of text[at], which begins with a digit: "21/8/2025" is a date, "08.00-17.00"
// two clock times and a dash, "3.11.2" nothing. Letters at the end ("5jam", "1990-an", "21st")
// stay: returns where reading stopped, at.begin when there is nothing that could be part of a time.
std::uint32_t read_digits(std::string_view text, Span at, std::vector<Atom>& out);

// A number with digits, grouping and decimals ("1.500", "1,5") from text[i]; moves i behind it.
// Milli-units; sets digits and is_plain. False when it is none (too long, "1.2.3").
bool read_number(std::string_view text, std::size_t& i, std::size_t end, Atom& out);

}  // namespace jernih::times
