// Mistakes of the user, found before the run: in a configuration or a table.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/options/where.h"

namespace jernih {

struct Problem {
  Where where;
  std::string message;  // "what is wrong; what would be right"
  bool is_warning = false;
  // The line of the file that `where` is in, or of a very long one the part around it, and the
  // column of `where` in that, from 1. Empty: there is none to show.
  std::string line = {};
  int caret = 0;
};

// True when one of them is more than a warning.
bool has_mistakes(const std::vector<Problem>& problems);

// Thrown while setting up (exit 78). Holds every mistake of the file, in order of place.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(std::vector<Problem> problems);
  ConfigError(Where where, std::string message);

  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// The candidate that begins with `word` or that it ends with, else the nearest by edit distance, or
// empty when none is near enough to be meant.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates);

// "a, b, c", for messages.
std::string listed(const std::vector<std::string>& names);

}  // namespace jernih
