// The program: arguments to commands, exceptions to messages and exit codes.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <new>
#include <system_error>

#include "interfaces/cli/check/check.h"
#include "interfaces/cli/describe/generate.h"
#include "interfaces/cli/describe/schema.h"
#include "interfaces/cli/describe/stages.h"
#include "interfaces/cli/explain/explain.h"
#include "interfaces/cli/init/init.h"
#include "interfaces/cli/lexicon/lexicon.h"
#include "interfaces/cli/run/run.h"
#include "interfaces/cli/shared/arguments.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/problems.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/cli/test/test_command.h"
#include "interfaces/cli/text/text.h"
#include "interfaces/setup/setup.h"
#include "interfaces/setup/version.h"
#include "pipeline/io/io_error.h"

namespace jernih::cli {
namespace {

constexpr const char* kAbout =
    "Turns scraped Indonesian/English text into clean records whose interface strings and time\n"
    "phrases read as one consistent English.\n\n"
    "  jernih text \"5 jam lalu\"                       5 hours ago\n"
    "  jernih run pages/*.jsonl.gz -o clean/          the main job: files to records\n"
    "  zcat pages.gz | jernih run | jq .english       the same in a pipe\n"
    "  jernih explain page.txt                        what each stage saw and did";

constexpr const char* kFooter =
    "\nExit codes: 0 done; 1 done, but records were rejected or tests failed; 2 wrong usage;\n"
    "74 input/output; 75 interrupted; 78 configuration.\n"
    "`jernih COMMAND --help` tells more about each.";

// What is wrong with a value, or nothing.
std::string is_thread_count(const std::string& text) {
  if (thread_count(text)) return {};
  return "cannot be '" + text + "'; " + std::string(kThreadsWanted);
}

class Program {
 public:
  Program() : app_(kAbout, "jernih") {
    app_.footer(kFooter);
    app_.require_subcommand(1);
    app_.set_version_flag("--version", version_text);
    add_run();
    add_text();
    add_explain(app_, command_);
    add_check();
    add_test(app_, command_);
    add_stages();
    add_schema();
    add_init(app_, command_);
    add_lexicon(app_, command_);
    add_generate();
  }

  int parse_and_run(int argc, char** argv) {
    if (argc > 1 && is_unknown_command(argv[1])) return kWrongUsage;
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
      const int code = app_.exit(e);
      if (code != 0) suggest_option(argc, argv);
      return code == 0 ? kDone : kWrongUsage;
    }
    return command_();
  }

 private:
  // CLI11 would only say that a command is missing.
  bool is_unknown_command(const std::string& word) {
    if (word.starts_with('-')) return false;
    std::vector<std::string> names;
    for (const CLI::App* c : app_.get_subcommands({})) names.push_back(c->get_name());
    if (std::count(names.begin(), names.end(), word) > 0) return false;
    const std::string near = word == "help"      ? "--help"
                             : word == "version" ? "--version"
                                                 : did_you_mean(word, names);
    tell("jernih: there is no command '{}'; {}\n", word,
         near.empty() ? "`jernih --help` lists them" : "did you mean '" + near + "'?");
    return true;
  }

  // CLI11 says which argument it did not expect, not which was meant.
  void suggest_option(int argc, char** argv) {
    std::vector<std::string> names;
    CLI::App* command = &app_;
    for (int i = 1; i < argc; ++i)
      for (CLI::App* inner : command->get_subcommands({}))
        if (inner->get_name() == argv[i]) command = inner;
    for (const CLI::Option* o : command->get_options())
      for (const std::string& name : o->get_lnames()) names.push_back("--" + name);
    for (int i = 1; i < argc; ++i) {
      const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
      if (!word.starts_with("--") || word == "--") continue;
      if (std::count(names.begin(), names.end(), word) > 0) continue;
      if (const std::string near = did_you_mean(word, names); !near.empty())
        tell("jernih: there is no option '{}'; did you mean '{}'?\n", word, near);
    }
  }

  void add_run() {
    CLI::App* c = app_.add_subcommand("run", "The main job: pages in, records out");
    c->add_option("INPUT", run_.inputs,
                  "Files or patterns ('crawl/**/*.jsonl'), plain, gzip or zstd; without any, or\n"
                  "with -, stdin");
    add_config(*c, run_.config);
    c->add_option("-o,--output", run_.folder,
                  "Folder for the results: a file for each input, rejected.jsonl, run.json;\n"
                  "without it, everything goes to stdout")
        ->type_name("DIR")
        ->check(is_name);
    c->add_flag("--force", run_.force,
                "Replace results that the folder holds already; without -o: a --rejected\n"
                "FILE that holds something else than rejected records");
    c->add_option("--threads", run_.threads, "Number of workers, or auto for one per core")
        ->type_name("N")
        ->check(is_thread_count);
    c->add_option("--limit", run_.limit, "Read this many records, then end")
        ->type_name("N")
        ->check(is_count);
    add_reference_time(*c, run_.reference_time);
    c->add_option("--rejected", run_.rejected,
                  "File for records that cannot be read, when there is no -o\n"
                  "(jernih-rejected.jsonl, or -2, -3 … when there is one; made only for some)")
        ->type_name("FILE")
        ->check(is_name);
    c->add_option("--max-rejected", run_.max_rejected,
                  "Exit with 1 when more records are rejected (0)")
        ->type_name("N")
        ->check(is_count);
    c->add_flag("-q,--quiet", run_.quiet, "No progress and no account at the end");
    add_set(*c, run_.sets, run_.preset);
    c->callback([this] { command_ = [this] { return run_command(run_); }; });
  }

  void add_text() {
    CLI::App* c = app_.add_subcommand("text", "One string, or each line of stdin, to English");
    c->add_option("TEXT", text_.words, "The string; words are joined by spaces");
    add_config(*c, text_.config);
    add_reference_time(*c, text_.reference_time);
    c->add_flag("--values", text_.show_values, "Behind the English, the values found, after tabs");
    add_set(*c, text_.sets, text_.preset);
    c->callback([this] { command_ = [this] { return text_command(text_); }; });
  }

  void add_check() {
    CLI::App* c = app_.add_subcommand(
        "check", "All mistakes of configurations, with line, column and what would be right");
    add_configs(*c, check_.files);
    add_format(*c, check_.format, {"text", "json", "github"});
    c->add_flag("--print-effective", check_.print_effective,
                "The configuration as it works: with includes, settings and all defaults");
    c->add_flag("--strict", check_.is_strict, "Warnings count as mistakes");
    add_set(*c, check_.sets, check_.preset);
    c->callback([this] { command_ = [this] { return check_command(check_); }; });
  }

  void add_stages() {
    CLI::App* c = app_.add_subcommand("stages", "The stages and their options");
    c->add_option("NAME", word_, "One stage, or a section such as output")->type_name("STAGE");
    add_format(*c, format_, {"text", "markdown"});
    c->callback([this] { command_ = [this] { return stages_command(word_, format_); }; });
  }

  void add_schema() {
    CLI::App* c = app_.add_subcommand(
        "schema", "JSON Schema of a configuration (for editors) or of a record of the output");
    one_of(c->add_option("WHAT", word_, "config or record"), {"config", "record"})->required();
    c->callback([this] { command_ = [this] { return schema_command(word_); }; });
  }

  // For the installation.
  void add_generate() {
    CLI::App* c = app_.add_subcommand("generate", "The man page, completions for bash and zsh");
    c->group("");
    one_of(c->add_option("WHAT", word_, "man, bash or zsh"), {"man", "bash", "zsh"})->required();
    c->callback([this] { command_ = [this] { return generate_command(app_, word_); }; });
  }

  CLI::App app_;
  RunArguments run_;
  TextArguments text_;
  CheckArguments check_;
  std::string word_;
  std::string format_ = "text";
  ChosenCommand command_;
};

void print_problems(const ConfigError& e) {
  const Paint paint(stderr);
  for (const Problem& p : e.problems())
    if (!p.is_warning) say(show_problem(p, paint));
}

// A stream that the shell closed must not become one of our files. What is read from or written to
// it fails as before; only stderr is silent.
void occupy_closed_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) != -1) continue;
    const int mode = fd == STDIN_FILENO ? O_WRONLY : fd == STDOUT_FILENO ? O_RDONLY : O_RDWR;
    [[maybe_unused]] const int taken = ::open("/dev/null", mode);  // the lowest free number
  }
}

// What commands printed may still wait in the buffer, or have gone nowhere.
int flushed(int code) {
  errno = 0;
  const bool is_good = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (is_good || errno == EPIPE) return code;
  tell("jernih: stdout: {}\n", errno != 0 ? std::strerror(errno) : "could not be written");
  return kInputOutput;
}

int guarded(int argc, char** argv) {
  try {
    return flushed(Program().parse_and_run(argc, argv));
  } catch (const ClosedPipe&) {
    return kDone;  // whoever read our output has seen enough
  } catch (const IoError& e) {
    tell("jernih: {}\n", e.what());
    return kInputOutput;
  } catch (const ConfigError& e) {
    print_problems(e);
    return kWrongConfig;
  } catch (const std::filesystem::filesystem_error& e) {
    tell("jernih: {}: {}\n", e.path1().string(), errno_text(e.code().value()));
    return kInputOutput;
  } catch (const std::system_error& e) {
    if (e.code() == std::errc::broken_pipe) return kDone;  // a closed pipe is quiet
    tell("jernih: {}\n", e.what());
    return kInputOutput;
  } catch (const std::bad_alloc&) {
    tell(
        "jernih: not enough memory; fewer --threads need less, and a lower limits.record_bytes "
        "refuses giant records\n");
    return kInputOutput;
  }
}

}  // namespace
}  // namespace jernih::cli

int main(int argc, char** argv) {
  jernih::cli::occupy_closed_streams();
  for (const int number : {SIGPIPE, SIGXFSZ})
    std::signal(number, SIG_IGN);  // write errors are answered where they happen
  return jernih::cli::guarded(argc, argv);
}
