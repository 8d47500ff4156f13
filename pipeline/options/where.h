// A place in a file of the user's.
#pragma once

#include <string>

namespace jernih {

// Lines and columns count from 1; 0 means "the file as a whole". Columns count
// code points, as editors do.
struct Where {
  std::string file;
  int line = 0;
  int column = 0;
};

// "config/tempo.yaml:14:5", or only the file.
std::string to_string(const Where& where);

}  // namespace jernih
