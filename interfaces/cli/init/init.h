// `jernih init`: a commented configuration to start from.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "interfaces/cli/shared/command.h"

namespace jernih::cli {

void add_init(CLI::App& program, ChosenCommand& chosen);

// The section `input:` for the records of a JSONL file: which field is the text, the id, the
// reference time, told by what the values look like. Throws IoError when the file cannot be read,
// ConfigError when it holds no JSONL or no text.
std::string input_section_for(const std::string& file);

}  // namespace jernih::cli
