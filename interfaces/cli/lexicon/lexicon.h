// `jernih lexicon …`: what can be done with tables, each in a file of its own.
#pragma once

#include <CLI/CLI.hpp>

#include "interfaces/cli/shared/command.h"

namespace jernih::cli {

// Adds `lexicon` and everything below it to the program. `chosen` must outlive the parsing.
void add_lexicon(CLI::App& program, ChosenCommand& chosen);

// The commands below `lexicon`.
void add_lexicon_lookup(CLI::App& lexicon, ChosenCommand& chosen);
void add_lexicon_check(CLI::App& lexicon, ChosenCommand& chosen);
void add_lexicon_import(CLI::App& lexicon, ChosenCommand& chosen);
void add_lexicon_missing(CLI::App& lexicon, ChosenCommand& chosen);

}  // namespace jernih::cli
