// accept(): `jernih test --update` writes what was got into the file.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "interfaces/cli/test/test_command.h"
#include "interfaces/setup/setup.h"
#include "pipeline/io/output_file.h"
#include "pipeline/options/yaml.h"
#include "pipeline/options/yaml_text.h"

namespace jernih::cli {
namespace {

struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// The value as it stands in the file, when it can be replaced there.
std::optional<Edit> find_value(const std::string& yaml, const ConfigTest& test,
                               const Difference& d) {
  const auto begin = byte_of(yaml, test.row.where(d.what));
  const auto row = byte_of(yaml, test.where);
  if (!begin || !row || *begin >= yaml.size()) return std::nullopt;
  const bool is_in_flow = yaml[*row] == '{';
  const auto end = scalar_end(yaml, *begin, is_in_flow);
  if (!end) return std::nullopt;
  // What is taken away must be the whole of what was read, not the first line of it.
  std::size_t nodes_left = kMaxConfigNodes;
  std::vector<Problem> problems;
  const ConfigNode was =
      read_yaml(yaml.substr(*begin, *end - *begin), "", nodes_left, problems).root;
  if (!problems.empty() || was.scalar != d.wanted) return std::nullopt;
  return Edit{*begin, *end, yaml_scalar(d.got, false)};
}

// A link stays one, and the rights of the file stay what they are.
void write_file(const std::string& name, const std::string& text) {
  std::error_code ignored;
  const std::filesystem::path found = std::filesystem::canonical(name, ignored);
  const std::string file = found.empty() ? name : found.string();
  OutputFile out(file, Packing::none);
  out.write(text);
  std::filesystem::permissions(file + ".part", std::filesystem::status(file, ignored).permissions(),
                               ignored);
  out.finish();
}

}  // namespace

std::vector<std::string> accept(const TestReport& report, const PipelineConfig& config) {
  const std::string& yaml = config.files.front().yaml;
  std::vector<std::string> left;
  std::vector<Edit> edits;
  for (const TestOutcome& outcome : report.outcomes)
    for (const Difference& d : outcome.differences) {
      const std::string place = to_string(outcome.test.where) + ": '" + d.what + "' ";
      if (d.what == "record") {
        left.push_back(place + "is rejected, which no test can want");
        continue;
      }
      const bool is_here =
          outcome.test.row.where(d.what).file == config.file && outcome.test.row.is_literal(d.what);
      const auto edit = is_here ? find_value(yaml, outcome.test, d) : std::nullopt;
      if (edit)
        edits.push_back(*edit);
      else
        left.push_back(place + (is_here ? "does not stand in one line; change it by hand"
                                        : "comes from elsewhere (an include, an alias); change "
                                          "it there"));
    }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
  std::string text = yaml;
  for (const Edit& e : edits) text.replace(e.begin, e.end - e.begin, e.text);
  if (edits.empty()) return left;
  // Never a file that cannot be read again.
  read_config(text, config.file, ConfigContext{builtin_stages(), {}, {}, builtin_config});
  write_file(config.file, text);
  return left;
}

}  // namespace jernih::cli
