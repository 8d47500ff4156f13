// YAML text to ConfigNode. The only file that knows yaml-cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/config_node.h"

namespace jernih {

inline constexpr std::size_t kMaxConfigBytes = 1024 * 1024;
inline constexpr int kMaxConfigDepth = 32;
inline constexpr std::size_t kMaxConfigNodes = 100'000;  // aliases counted expanded

// Reads one YAML document. Refuses what yaml-cpp accepts silently: duplicate keys, a second
// document, a quote left open, tags, merges (<<), aliases that contain themselves or expand beyond
// kMaxConfigNodes. Mistakes go to `problems`; a syntax error ends the reading. UTF-8 wanted.
ConfigNode read_yaml(std::string_view text, const std::string& file,
                     std::vector<Problem>& problems);

}  // namespace jernih
