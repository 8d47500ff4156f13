// Which names are one and the same file, whatever they are called.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace jernih {

// The inputs of a run, so that no output replaces one of them: links and other spellings of a name
// count as the file they lead to, "-" as the file that stdin comes from, when it is one.
class InputFiles {
 public:
  explicit InputFiles(const std::vector<std::string>& inputs);

  // Throws IoError, naming both, when `output` or its temporary name is an input.
  void refuse(const std::string& output) const;
  // The same for a file that stdout was redirected to.
  void refuse_stdout() const;

 private:
  using Identity = std::pair<unsigned long, unsigned long>;  // device and number
  const std::string* find(Identity file) const;

  std::map<Identity, std::string> names_;
};

}  // namespace jernih
