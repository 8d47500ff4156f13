// Placeholders of all kinds of catalogues.
#pragma once

#include <cstddef>
#include <string_view>

namespace jernih::cli {

struct Placeholder {
  std::size_t size = 0;  // bytes; 0: none stands here
  bool is_number = false;
};

// The placeholder that `text` begins with: %s %d %1$s %(name)s %{name} {0} {name} {{name}} $1
// ${name} @name@ and, where `is_word_start`, :name. "%%" and a lone % are none.
Placeholder placeholder_at(std::string_view text, bool is_word_start);

}  // namespace jernih::cli
