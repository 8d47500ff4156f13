// Colours, only where a person looks.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace jernih::cli {

enum class Style { plain, bold, dim, red, green, yellow, cyan, magenta, blue };

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

// Says something on stderr. Never throws: there may be nobody who can hear it.
void say(std::string_view text) noexcept;
template <class... Parts>
void tell(fmt::format_string<Parts...> format, Parts&&... parts) {
  say(fmt::format(format, std::forward<Parts>(parts)...));
}

// One line of text for a person: control characters and line ends shown as ␤ and the like, cut to
// `most` characters with an ellipsis.
std::string one_line(std::string_view text, std::size_t most);

}  // namespace jernih::cli
