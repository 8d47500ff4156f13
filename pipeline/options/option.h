// Rows of option tables: what an option is called and may be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

enum class OptionType {
  boolean,  // true, false
  integer,
  real,
  text,
  choice,  // one of `choices`
  texts,   // a list of texts (one text is a list of one); from `choices` when there are any
  paths,   // a list of file names, relative to the configuration file
  size,    // bytes: 65536, 64KiB, 10MB
  map      // any names, each with a text or a list of texts: {site: [a, b]}
};
inline constexpr std::size_t kOptionTypeCount = static_cast<std::size_t>(OptionType::map) + 1;
std::string_view name(OptionType type);

// What the value of an option is about, where somebody besides its stage must know.
enum class OptionMeaning {
  plain,
  languages,  // codes that segments may have; a code that none can have is warned of
  encoding    // of the input's bytes; another than the default, and UTF-16 is no mistake
};

// One row of a table. `initial` is the default as one would write it in YAML ("" is an empty text
// or list). A dotted name ("fields.text") is a key inside a map.
struct Option {
  std::string name;
  OptionType type = OptionType::text;
  std::string initial;
  std::string help;  // one line
  double least = 0;  // integer, real, size: the allowed range, when least < most
  double most = 0;
  std::vector<std::string> choices = {};
  OptionMeaning meaning = OptionMeaning::plain;
};
using OptionTable = std::vector<Option>;

}  // namespace jernih
