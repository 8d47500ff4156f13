// YAML text to ConfigNode. This file and yaml_builder are the only ones that know yaml-cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/options/config_node.h"

namespace jernih {

struct Problem;

inline constexpr std::size_t kMaxConfigBytes = 512 * 1024;
inline constexpr int kMaxConfigDepth = 32;
inline constexpr std::size_t kMaxConfigNodes = 100'000;  // aliases counted expanded

struct YamlDocument {
  ConfigNode root;
  // Where a syntax error or a limit ended it; `root` holds what stands before.
  std::optional<Where> cut = {};
};

// Reads one YAML document. Merges (<<) are applied. Refused is what yaml-cpp accepts silently:
// duplicate keys, a second document, a quote left open, tags, aliases that contain themselves.
// `nodes_left` is what the document may still cost: a node costs 1, and 1 more for each 100 bytes
// of a scalar, the file 1 for each 50 bytes; aliases cost what they stand for. Mistakes go to
// `problems`; a syntax error ends the reading. UTF-8 wanted.
YamlDocument read_yaml(std::string_view text, const std::string& file, std::size_t& nodes_left,
                       std::vector<Problem>& problems);

}  // namespace jernih
