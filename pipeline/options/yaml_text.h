// YAML as text: places, lines and the extent of values. Knows no YAML library.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/options/error.h"

namespace jernih {

// The place of a byte: lines from 1, columns from 1 in code points. Linear in `at`.
Where place_of(std::string_view text, std::size_t at, const std::string& file);

// The byte that a place names, or nothing when the text has no such place. Linear.
std::optional<std::size_t> byte_of(std::string_view text, const Where& where);

// Where a scalar written in one line ends (half-open, in bytes), quotes included: up to the closing
// quote, else up to a comment, the line's end or, when `is_in_flow`, one of ,]}. Nothing for a
// quote that is not closed in its line and for block texts (| and >).
std::optional<std::size_t> scalar_end(std::string_view text, std::size_t begin, bool is_in_flow);

// False when the quoted scalar that begins here is cut off by the end of the file.
bool is_quote_closed(std::string_view text, std::size_t begin);

// Where behind the byte `end` of a plain scalar a comment begins that looks like a part of it
// ("#topic"): the '#'.
std::optional<std::size_t> comment_like_text(std::string_view text, std::size_t end);

// A text as a YAML scalar in one line: plain where that is safe everywhere, else in double quotes.
// `has_variables`: where it will stand ${ means a variable, so it becomes $${.
std::string yaml_scalar(std::string_view text, bool has_variables);

// Puts `line` and `caret` into a problem of this text.
void show_line(std::string_view text, Problem& problem);

}  // namespace jernih
