// Colours, only where a person looks.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace jernih::cli {

enum class Style { plain, bold, dim, red, green, yellow, cyan };

// Paints text for one stream; gives it back unpainted when the stream is no terminal, when NO_COLOR
// is set (no-color.org) or TERM is dumb.
class Paint {
 public:
  explicit Paint(std::FILE* stream);
  std::string operator()(Style style, std::string_view text) const;
  bool is_on() const { return on_; }

 private:
  bool on_ = false;
};

// One line of text for a person: control characters and line ends shown as ␤ and the like, cut to
// `most` characters with an ellipsis.
std::string one_line(std::string_view text, std::size_t most);

}  // namespace jernih::cli
