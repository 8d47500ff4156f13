// Reading the weights: see the header.
#include "stages/translate_ui/learnt.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace jernih::ui {
namespace {

constexpr std::array kWeights{NamedWeight{"forward", &Weights::forward},
                              NamedWeight{"backward", &Weights::backward},
                              NamedWeight{"lexical", &Weights::lexical},
                              NamedWeight{"order", &Weights::order},
                              NamedWeight{"leaf", &Weights::leaf},
                              NamedWeight{"word", &Weights::word},
                              NamedWeight{"fragment", &Weights::fragment},
                              NamedWeight{"unknown", &Weights::unknown},
                              NamedWeight{"plural", &Weights::plural},
                              NamedWeight{"unseen", &Weights::unseen},
                              NamedWeight{"rule", &Weights::rule},
                              NamedWeight{"gloss", &Weights::gloss},
                              NamedWeight{"row", &Weights::row}};

}  // namespace

std::span<const NamedWeight> named_weights() { return kWeights; }

Weights Weights::read(const Table& table) {
  Weights out;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const std::string_view name = table.cell(row, table.column("name"));
    const auto found = std::find_if(kWeights.begin(), kWeights.end(),
                                    [&](const NamedWeight& w) { return w.name == name; });
    if (found == kWeights.end())
      throw std::logic_error(table.where(row) + ": there is no weight " + std::string(name));
    const std::string value(table.cell(row, table.column("value")));
    out.*(found->member) = std::strtof(value.c_str(), nullptr);
  }
  return out;
}

}  // namespace jernih::ui
