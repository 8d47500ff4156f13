// Catalogues that are not written in UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"

namespace jernih::cli {

// The charset that a gettext header names ("Content-Type: text/plain; charset=ISO-8859-1"); empty:
// none, or the placeholder of a template.
std::string charset_of(std::string_view header);

// Turns the strings into UTF-8. ConfigError with the place of the first string that is none in that
// charset (empty: UTF-8), or when nobody here knows the charset.
void decode(std::vector<CataloguePair>& pairs, const std::string& charset, const std::string& file);

}  // namespace jernih::cli
