// The names that the tables of lexicons/data/time use for kinds, units and the rest.
#pragma once

#include <string_view>

#include "stages/find_times/atoms/atom.h"

namespace jernih::times {

Kind kind_named(std::string_view name);  // Kind::punctuation: there is none
Link link_named(std::string_view name);  // Link::none: there is none
Unit unit_named(std::string_view name);  // and so on
Part part_named(std::string_view name);
Vague vague_named(std::string_view name);
Vagueness vagueness_named(std::string_view name);
Modifier modifier_named(std::string_view name);
Edge edge_named(std::string_view name);

std::string_view name(Unit unit);
std::string_view name(Part part);
std::string_view name(Vague vague);
std::string_view name(Vagueness vagueness);
std::string_view name(Modifier modifier);
std::string_view name(Edge edge);

}  // namespace jernih::times
