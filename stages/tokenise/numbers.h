// Numbers, dates and clock times written with digits, by shape alone.
#pragma once

#include <cstddef>
#include <string_view>

namespace jernih::tokenise {

// End of the number that begins with the digit text[begin], before `end`. One stretch of:
//   2025-08-21T15:30:00+07:00   21/8/2025   21-08-2025   18/6   1.234,56   08.34   3.11.2
//   0812-3456-7890   853-3242
// Ranges (10-15, 2019-2021) end at their hyphen. Linear in what it takes.
std::size_t number_end(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace jernih::tokenise
