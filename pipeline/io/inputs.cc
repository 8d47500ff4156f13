// See the header.
#include "pipeline/io/inputs.h"

#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include "pipeline/io/io_error.h"

namespace jernih {
namespace {

// Empty when the file can be read. Files are not opened: that would disturb a pipe.
std::string trouble_with(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return errno_text(errno);
  if (S_ISDIR(status.st_mode)) return "is a folder; name the files in it, as in '" + file + "/*'";
  if (::access(file.c_str(), R_OK) != 0) return errno_text(errno);
  return {};
}

bool is_pattern(const std::string& name) { return name.find_first_of("*?[") != std::string::npos; }

// Sorted by bytes, whatever the locale: the order of the output must not depend on it.
std::vector<std::string> matches_of(const std::string& pattern) {
  glob_t found{};
  std::set<std::string> files;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    for (std::size_t i = 0; i < found.gl_pathc; ++i) files.insert(found.gl_pathv[i]);
  ::globfree(&found);
  return {files.begin(), files.end()};
}

// "a/b/x.jsonl.gz" → "x".
std::string stem_of(const std::string& file) {
  if (file == "-") return "stdin";
  std::filesystem::path name = std::filesystem::path(file).filename();
  const std::string packed = name.extension().string();
  if (packed == ".gz" || packed == ".zst" || packed == ".zstd") name = name.stem();
  const std::string kind = name.extension().string();
  if (kind == ".jsonl" || kind == ".ndjson" || kind == ".json" || kind == ".txt")
    name = name.stem();
  return name.string();
}

}  // namespace

std::vector<std::string> expand_inputs(const std::vector<std::string>& names) {
  if (names.empty()) return {"-"};
  std::vector<std::string> files;
  std::string troubles;
  const auto complain = [&](const std::string& name, const std::string& what) {
    troubles += (troubles.empty() ? "" : "\n") + name + ": " + what;
  };
  for (const std::string& name : names) {
    if (name == "-") {
      files.push_back(name);
      continue;
    }
    const std::string trouble = trouble_with(name);
    if (trouble.empty()) {
      files.push_back(name);
    } else if (!is_pattern(name)) {
      complain(name, trouble);
    } else {
      const std::vector<std::string> found = matches_of(name);
      if (found.empty()) complain(name, "no file has such a name");
      for (const std::string& file : found) {
        const std::string why = trouble_with(file);
        if (!why.empty()) complain(file, why);
        files.push_back(file);
      }
    }
  }
  if (!troubles.empty()) throw IoError(troubles);
  return files;
}

std::vector<std::string> output_names(const std::vector<std::string>& inputs,
                                      const std::string& suffix,
                                      const std::vector<std::string>& taken) {
  std::set<std::string> used(taken.begin(), taken.end());
  std::vector<std::string> names;
  for (const std::string& input : inputs) {
    const std::string stem = stem_of(input);
    std::string name = stem + suffix;
    for (int i = 2; !used.insert(name).second; ++i) name = stem + "-" + std::to_string(i) + suffix;
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace jernih
