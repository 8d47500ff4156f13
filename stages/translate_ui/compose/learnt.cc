#include "stages/translate_ui/compose/learnt.h"

#include <algorithm>
#include <array>
#include <cmath>
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
                              NamedWeight{"row", &Weights::row},
                              NamedWeight{"sure", &Weights::sure},
                              NamedWeight{"sure_cost", &Weights::sure_cost},
                              NamedWeight{"sure_derived", &Weights::sure_derived},
                              NamedWeight{"sure_pieces", &Weights::sure_pieces},
                              NamedWeight{"sure_unknown", &Weights::sure_unknown},
                              NamedWeight{"sure_unseen", &Weights::sure_unseen},
                              NamedWeight{"sure_words", &Weights::sure_words},
                              NamedWeight{"stray", &Weights::stray}};

}  // namespace

std::span<const NamedWeight> named_weights() { return kWeights; }

float Weights::confidence(const Evidence& e) const {
  const float sum = sure + sure_words * e.words + sure_pieces * e.pieces +
                    sure_unknown * e.unknown + sure_derived * e.derived + sure_unseen * e.unseen +
                    sure_cost * e.cost;
  return 1 / (1 + std::exp(-sum));
}

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
