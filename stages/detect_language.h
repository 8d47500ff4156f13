// Says the language of every segment, every word and the record.
#pragma once

#include <string>
#include <vector>

#include "pipeline/stage.h"

namespace jernih {

StageInfo detect_language_info();

// Every code that a segment or a record can get.
std::vector<std::string> language_codes();

}  // namespace jernih
