#include "interfaces/cli/init/init.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "interfaces/cli/shared/arguments.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "pipeline/io/io_error.h"
#include "pipeline/io/output_file.h"
#include "pipeline/io/same_file.h"

namespace jernih::cli {
namespace {

struct InitArguments {
  std::string kind = "news";
  std::string sample;  // --from
  std::string output;  // -o; empty: stdout
  bool force = false;
};

// The text with its section `input:` replaced, or put behind `version:` when it has none.
std::string with_input(std::string yaml, const std::string& section) {
  constexpr std::string_view kVersion = "version: 1\n";
  const std::size_t found = yaml.find("\ninput:");
  if (found == std::string::npos) {
    const std::size_t at = yaml.find(kVersion) + kVersion.size();
    return yaml.insert(at, "\n" + section);
  }
  const std::size_t begin = found + 1;
  std::size_t end = yaml.find('\n', begin) + 1;
  while (end < yaml.size() && yaml[end] == ' ') end = yaml.find('\n', end) + 1;
  return yaml.replace(begin, end - begin, section);
}

// The file is there whole or not at all, and never in the place of another unless asked for.
void write_whole(const InitArguments& arguments, const std::string& yaml) {
  const std::string& file = arguments.output;
  struct stat status {};
  const bool is_there = ::stat(file.c_str(), &status) == 0;
  if (!arguments.sample.empty()) InputFiles({arguments.sample}).refuse(file);
  if (is_there && !arguments.force) throw IoError(file, "File exists; --force replaces it");
  OutputFile out = OutputFile::to_place(file);
  out.write(yaml);
  out.finish();
}

int init_command(const InitArguments& arguments) {
  std::string yaml = *builtin_config(arguments.kind);
  if (!arguments.sample.empty()) yaml = with_input(yaml, input_section_for(arguments.sample));
  if (arguments.output.empty()) {
    fmt::print("{}", yaml);
    return kDone;
  }
  write_whole(arguments, yaml);
  tell("{} written. Next:\n  jernih check {}\n  jernih test {}\n  jernih run -c {} {} | head\n",
       arguments.output, arguments.output, arguments.output, arguments.output,
       arguments.sample.empty() ? "PAGES.jsonl" : arguments.sample);
  return kDone;
}

}  // namespace

void add_init(CLI::App& program, ChosenCommand& chosen) {
  static InitArguments a;
  CLI::App* c = program.add_subcommand("init", "A commented configuration to start from");
  std::vector<std::string> kinds;
  for (const BuiltinConfig& b : builtin_configs()) kinds.emplace_back(b.name);
  one_of(c->add_option("KIND", a.kind, "Which: news without it"), kinds);
  c->add_option("--from", a.sample, "A JSONL file: its fields are looked at and filled in")
      ->type_name("FILE")
      ->check(is_name);
  c->add_option("-o,--output", a.output, "Write to this file, not to stdout")
      ->type_name("FILE")
      ->check(is_name);
  c->add_flag("--force", a.force, "Replace the file when it is there");
  c->callback([&chosen] { chosen = [] { return init_command(a); }; });
}

}  // namespace jernih::cli
