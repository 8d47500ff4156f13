// Stretches of a string that no language owns: placeholders, markup, escapes.
#pragma once

#include <cstddef>
#include <string_view>

namespace jernih {

// Bytes of the placeholder or tag that begins at text[at], 0 when none does. Knows printf (`%s`,
// `%1$s`, `%(x)s`, `%{x}`, `%1`), braces of any depth (`{x}`, `{{x}}`, ICU plural, MediaWiki
// `{{PLURAL:…}}`), `$1`, `${x}`, `:x`, `[[x]]`, tags, entities and `\n`. Looks at most 1 KiB ahead.
std::size_t verbatim_at(std::string_view text, std::size_t at);

}  // namespace jernih
