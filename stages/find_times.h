// Finds time phrases, with English form, value and instant.
#pragma once

#include <string_view>

#include "pipeline/stage.h"

namespace jernih {

StageInfo find_times_info();

// True when the text names a point in time that the stage can count from. Reads the tables anew:
// for set-up, not for documents.
bool is_reference_time(std::string_view text);

}  // namespace jernih
