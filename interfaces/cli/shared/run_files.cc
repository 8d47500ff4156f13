#include "interfaces/cli/shared/run_files.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "pipeline/io/io_error.h"
#include "pipeline/records/file_kind.h"

namespace jernih::cli {
namespace {

namespace fs = std::filesystem;

std::string head_of(const std::string& file) {
  constexpr std::size_t kBytes = 16 * 1024;
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return {};  // reading a pipe would take bytes away
  std::string head(kBytes, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

bool is_yaml_name(const std::string& file) {
  const std::string kind = fs::path(file).extension().string();
  return kind == ".yaml" || kind == ".yml";
}

// Has a line that begins with the key.
bool has_key(const std::string& yaml, const std::string& key) {
  return yaml.starts_with(key) || yaml.find("\n" + key) != std::string::npos;
}

bool looks_like_config(const std::string& file) {
  if (!is_yaml_name(file)) return false;
  const std::string head = head_of(file);
  return has_key(head, "version:") && (has_key(head, "stages:") || has_key(head, "include:"));
}

}  // namespace

std::vector<KeptFile> files_of(const Plan& plan) {
  std::vector<KeptFile> files;
  const PipelineConfig& config = plan.config();
  for (const ConfigText& text : config.files) {
    const bool is_first = files.empty();
    files.push_back({is_first ? "the configuration" : "the included configuration",
                     text.name == "stdin" ? "-" : text.name});
  }
  for (const StageConfig& stage : config.stages)
    for (const Option& option : stage.info->options)
      if (option.type == OptionType::paths)
        for (const std::string& path : stage.options.texts(option.name))
          files.push_back({"the table", path});
  return files;
}

std::vector<std::string> hints_at_configs(const std::vector<std::string>& inputs) {
  std::vector<std::string> hints;
  std::set<std::string> seen;
  for (const std::string& file : inputs)
    if (seen.insert(file).second && looks_like_config(file))
      hints.push_back(file + " looks like a configuration and is read as a page; did you mean -c " +
                      file + "?");
  return hints;
}

void refuse_file_as_folder(const std::string& folder, const std::vector<std::string>& inputs) {
  std::error_code error;
  if (fs::exists(folder, error) || folder.ends_with('/')) return;
  const InputFormat format = format_of_name(folder);
  if (format != InputFormat::jsonl && format != InputFormat::page) return;
  throw IoError(folder, "-o makes a folder; for one file write: jernih run " +
                            (inputs.size() == 1 && inputs[0] != "-" ? inputs[0] : "…") + " > " +
                            folder);
}

}  // namespace jernih::cli
