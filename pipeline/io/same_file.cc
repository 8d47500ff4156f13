// InputFiles: see the header.
#include "pipeline/io/same_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/io/io_error.h"

namespace jernih {

InputFiles::InputFiles(const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    struct stat status {};
    const bool is_stdin = input == "-";
    const int result = is_stdin ? ::fstat(STDIN_FILENO, &status) : ::stat(input.c_str(), &status);
    if (result == 0 && S_ISREG(status.st_mode))
      names_.emplace(Identity{status.st_dev, status.st_ino}, is_stdin ? "stdin" : input);
  }
}

const std::string* InputFiles::find(Identity file) const {
  const auto found = names_.find(file);
  return found == names_.end() ? nullptr : &found->second;
}

void InputFiles::refuse(const std::string& output) const {
  for (const std::string& name : {output, output + ".part"}) {
    struct stat status {};
    if (::stat(name.c_str(), &status) != 0) continue;
    if (const std::string* input = find({status.st_dev, status.st_ino}))
      throw IoError(name, "is the input '" + *input +
                              "', which would be lost; choose another place for the output");
  }
}

void InputFiles::refuse_stdout() const {
  struct stat status {};
  if (::fstat(STDOUT_FILENO, &status) != 0) return;
  if (const std::string* input = find({status.st_dev, status.st_ino}))
    throw IoError("stdout", "is the input '" + *input + "'; choose another place for the output");
}

}  // namespace jernih
