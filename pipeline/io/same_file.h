// Which names are one and the same file, whatever they are called.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace jernih {

// A file that a run reads beside its inputs, and what it is: "the configuration", "the table".
struct KeptFile {
  std::string what;
  std::string name;
};

// What a run reads, so that no output replaces it: links and other spellings of a name count as the
// file they lead to, "-" as the file that stdin comes from, when it is one.
class InputFiles {
 public:
  explicit InputFiles(const std::vector<std::string>& inputs,
                      const std::vector<KeptFile>& kept = {});

  // Whether it is one of them.
  bool has(const std::string& file) const;
  // Throws IoError, naming both, when `output` or its temporary name is one of them.
  void refuse(const std::string& output) const;
  // The same for a file that stdout was redirected to.
  void refuse_stdout() const;

 private:
  using Identity = std::pair<unsigned long, unsigned long>;  // device and number
  void add(const std::string& what, const std::string& name);
  const std::string* find(const std::string& file) const;

  std::map<Identity, std::string> names_;  // "the input 'a.jsonl'"
};

// Whether stdout was redirected to this file, or to its temporary name.
bool is_stdout(const std::string& output);

}  // namespace jernih
