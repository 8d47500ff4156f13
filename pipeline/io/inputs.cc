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

namespace fs = std::filesystem;

// Empty when the file can be read. Files are not opened: that would disturb a pipe.
std::string trouble_with(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return errno_text(errno);
  if (S_ISDIR(status.st_mode)) {
    const std::string folder = file.ends_with('/') ? file : file + "/";
    return "is a folder; name the files in it, as in '" + folder + "*', or below it too, as in '" +
           folder + "**/*.jsonl'";
  }
  if (::access(file.c_str(), R_OK) != 0) return errno_text(errno);
  return {};
}

bool is_pattern(const std::string& name) { return name.find_first_of("*?[") != std::string::npos; }

bool is_folder(const std::string& name) {
  std::error_code error;
  return fs::is_directory(name, error);
}

// A folder's own name in a pattern.
std::string escaped(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (std::string_view("*?[]\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// The folder and those below it, but for hidden ones and links, which may lead in circles.
std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> out = {folder};
  std::error_code error;
  constexpr auto kOptions = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(folder.empty() ? "." : folder, kOptions, error), end;
       !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->symlink_status(ignored).type() != fs::file_type::directory) continue;
    const std::string name = it->path().filename().string();
    if (name.starts_with('.')) {
      it.disable_recursion_pending();
      continue;
    }
    const fs::path path = folder.empty() ? it->path().lexically_relative(".") : it->path();
    out.push_back(path.string() + "/");
  }
  return out;
}

std::vector<std::string> globbed(const std::string& pattern) {
  std::vector<std::string> names;
  glob_t found{};
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    names.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return names;
}

void add_matches(const std::string& pattern, std::set<std::string>& files) {
  constexpr std::string_view kAnyFolders = "**/";
  std::size_t deep = pattern.find(kAnyFolders);
  while (deep != std::string::npos && deep > 0 && pattern[deep - 1] != '/')
    deep = pattern.find(kAnyFolders, deep + 1);
  if (deep == std::string::npos) {
    for (const std::string& name : globbed(pattern))
      if (!is_folder(name)) files.insert(name);
    return;
  }
  std::string rest = pattern.substr(deep + kAnyFolders.size());
  while (rest.starts_with(kAnyFolders)) rest.erase(0, kAnyFolders.size());
  const std::vector<std::string> bases =
      deep == 0 ? std::vector<std::string>{""} : globbed(pattern.substr(0, deep));
  for (const std::string& base : bases)
    for (const std::string& folder : folders_in(base)) add_matches(escaped(folder) + rest, files);
}

// Sorted by bytes, whatever the locale: the order of the output must not depend on it.
std::vector<std::string> matches_of(const std::string& pattern) {
  std::set<std::string> files;
  add_matches(pattern, files);
  return {files.begin(), files.end()};
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// "a/b/x.jsonl.gz" → "x".
std::string stem_of(const std::string& file) {
  if (file == "-") return "stdin";
  fs::path name = fs::path(file).filename();
  const std::string packed = lower(name.extension().string());
  if (packed == ".gz" || packed == ".zst" || packed == ".zstd") name = name.stem();
  const std::string kind = lower(name.extension().string());
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
