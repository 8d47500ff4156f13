#include "pipeline/io/same_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/io/io_error.h"

namespace jernih {

InputFiles::InputFiles(const std::vector<std::string>& inputs, const std::vector<KeptFile>& kept) {
  for (const std::string& input : inputs) add("the input", input);
  for (const KeptFile& file : kept) add(file.what, file.name);
}

void InputFiles::add(const std::string& what, const std::string& name) {
  struct stat status {};
  const bool is_stdin = name == "-";
  const int result = is_stdin ? ::fstat(STDIN_FILENO, &status) : ::stat(name.c_str(), &status);
  if (result == 0 && S_ISREG(status.st_mode))
    names_.emplace(Identity{status.st_dev, status.st_ino},
                   what + " '" + (is_stdin ? "stdin" : name) + "'");
}

const std::string* InputFiles::find(const std::string& file) const {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return nullptr;
  const auto found = names_.find({status.st_dev, status.st_ino});
  return found == names_.end() ? nullptr : &found->second;
}

bool InputFiles::has(const std::string& file) const { return find(file) != nullptr; }

void InputFiles::refuse(const std::string& output) const {
  for (const std::string& name : {output, output + ".part"})
    if (const std::string* read = find(name))
      throw IoError(name,
                    "is " + *read + ", which would be lost; choose another place for the output");
}

void InputFiles::refuse_stdout() const {
  struct stat status {};
  if (::fstat(STDOUT_FILENO, &status) != 0) return;
  const auto found = names_.find({status.st_dev, status.st_ino});
  if (found != names_.end())
    throw IoError("stdout", "is " + found->second + "; choose another place for the output");
}

bool is_stdout(const std::string& output) {
  struct stat out {};
  if (::fstat(STDOUT_FILENO, &out) != 0 || !S_ISREG(out.st_mode)) return false;
  for (const std::string& name : {output, output + ".part"}) {
    struct stat status {};
    if (::stat(name.c_str(), &status) == 0 && status.st_dev == out.st_dev &&
        status.st_ino == out.st_ino)
      return true;
  }
  return false;
}

}  // namespace jernih
