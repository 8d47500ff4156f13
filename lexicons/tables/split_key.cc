#include "lexicons/tables/split_key.h"

namespace jernih {

std::vector<std::string_view> split_key(std::string_view key) {
  std::vector<std::string_view> out;
  for_each_piece(key, [&](std::string_view piece) {
    out.push_back(piece);
    return true;
  });
  return out;
}

}  // namespace jernih
