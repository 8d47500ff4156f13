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
#include <system_error>

#include "interfaces/cli/commands.h"
#include "interfaces/cli/exit_codes.h"
#include "interfaces/cli/lexicon.h"
#include "interfaces/cli/problems.h"
#include "interfaces/cli/run.h"
#include "interfaces/cli/setup.h"
#include "interfaces/cli/terminal.h"
#include "interfaces/cli/version.h"
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

void add_set(CLI::App& app, std::vector<std::string>& sets, std::string& preset) {
  app.add_option("--preset", preset, "One of the configuration's presets")->type_name("NAME");
  app.add_option("--set", sets,
                 "Set an option: --set output.tokens=true --set find_times.weekday=past")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->allow_extra_args(false)  // what follows is an INPUT again
      ->take_all();
}

// Checks of values: what is wrong, or nothing.
std::string is_count(const std::string& text) {
  constexpr std::uint64_t kMost = 9'000'000'000'000'000;
  std::uint64_t n = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, n);
  if (error == std::errc{} && at == end && n <= kMost) return {};
  return "cannot be '" + text + "'; write a whole number from 0 to 9000000000000000";
}

std::string is_name(const std::string& text) {
  return text.empty() ? "cannot be empty; write a name" : "";
}

std::string is_thread_count(const std::string& text) {
  if (thread_count(text)) return {};
  return "cannot be '" + text + "'; " + std::string(kThreadsWanted);
}

constexpr const char* kConfigHelp =
    "Configuration: a YAML file, or default, news, ui, minimal, detect_only";

class Program {
 public:
  Program() : app_(kAbout, "jernih") {
    app_.footer(kFooter);
    app_.require_subcommand(1);
    app_.set_version_flag("--version", version_text);
    add_run();
    add_text();
    add_explain();
    add_checks();
    add_lexicon(app_, command_);
  }

  int parse_and_run(int argc, char** argv) {
    if (argc > 1 && is_unknown_command(argv[1])) return kWrongUsage;
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
      const int code = app_.exit(e);
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
    const std::string near = did_you_mean(word, names);
    tell("jernih: there is no command '{}'; {}\n", word,
         near.empty() ? "`jernih --help` lists them" : "did you mean '" + near + "'?");
    return true;
  }

  void add_run() {
    CLI::App* c = app_.add_subcommand("run", "The main job: pages in, records out");
    c->add_option("INPUT", run_.inputs,
                  "Files or patterns, plain, gzip or zstd; without any, or with -, stdin");
    c->add_option("-c,--config", run_.config, kConfigHelp)->type_name("FILE");
    c->add_option("-o,--output", run_.folder,
                  "Folder for the results: a file for each input, rejected.jsonl, run.json;\n"
                  "without it, everything goes to stdout")
        ->type_name("DIR")
        ->check(is_name);
    c->add_flag("--force", run_.force, "Replace results that the folder holds already");
    c->add_option("--threads", run_.threads, "Number of workers, or auto for one per core")
        ->type_name("N")
        ->check(is_thread_count);
    c->add_option("--limit", run_.limit, "Read this many records, then end")
        ->type_name("N")
        ->check(is_count);
    c->add_option("--reference-time", run_.reference_time,
                  "The time that '5 hours ago' counts from, for every record, in any date form");
    c->add_option("--rejected", run_.rejected,
                  "File for records that cannot be read, when there is no -o\n"
                  "(jernih-rejected.jsonl; made only when there are some)")
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
    c->add_option("-c,--config", text_.config, kConfigHelp)->type_name("FILE");
    c->add_option("--reference-time", text_.reference_time,
                  "The time that '5 hours ago' counts from, in any date form");
    c->add_flag("--values", text_.show_values, "Behind the English, the values found, after tabs");
    add_set(*c, text_.sets, text_.preset);
    c->callback([this] { command_ = [this] { return text_command(text_); }; });
  }

  void add_explain() {
    CLI::App* c = app_.add_subcommand(
        "explain", "One document: what each stage saw and did, and which row or rule made it");
    c->add_option("FILE", explain_.file, "A text file; without it, stdin");
    c->add_option("-c,--config", explain_.config, kConfigHelp)->type_name("FILE");
    c->add_option("--reference-time", explain_.reference_time,
                  "The time that '5 hours ago' counts from, in any date form");
    c->add_flag("--all", explain_.show_all, "Every row, not only the first of each stage");
    add_set(*c, explain_.sets, explain_.preset);
    c->callback([this] { command_ = [this] { return explain_command(explain_); }; });
  }

  void add_checks() {
    CLI::App* check = app_.add_subcommand(
        "check", "All mistakes of configurations, with line, column and what would be right");
    check->add_option("FILE", check_.files, kConfigHelp + std::string("; - is stdin"))->required();
    check->add_option("--format", check_.format, "text; json; github: lines that GitHub shows")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json", "github"}));
    check->add_flag("--print-effective", check_.print_effective,
                    "The configuration as it works: with includes, settings and all defaults");
    check->add_flag("--strict", check_.is_strict, "Warnings count as mistakes");
    add_set(*check, check_.sets, check_.preset);
    check->callback([this] { command_ = [this] { return check_command(check_); }; });
    CLI::App* test = app_.add_subcommand("test", "Runs the examples written in configurations");
    test->add_option("FILE", files_, kConfigHelp)->required();
    test->callback([this] { command_ = [this] { return test_command(files_); }; });
    CLI::App* stages = app_.add_subcommand("stages", "The stages and their options");
    stages->add_option("NAME", stage_, "One stage");
    stages->callback([this] { command_ = [this] { return stages_command(stage_); }; });
  }

  CLI::App app_;
  RunArguments run_;
  TextArguments text_;
  ExplainArguments explain_;
  CheckArguments check_;
  std::vector<std::string> files_;
  std::string stage_;
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
  } catch (const std::system_error& e) {
    if (e.code() == std::errc::broken_pipe) return kDone;  // a closed pipe is quiet
    tell("jernih: {}\n", e.what());
    return kInputOutput;
  }
}

}  // namespace
}  // namespace jernih::cli

int main(int argc, char** argv) {
  jernih::cli::occupy_closed_streams();
  std::signal(SIGPIPE, SIG_IGN);  // write errors are answered where they happen
  return jernih::cli::guarded(argc, argv);
}
