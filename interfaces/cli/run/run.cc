#include "interfaces/cli/run/run.h"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "interfaces/cli/run/interrupt.h"
#include "interfaces/cli/run/run_account.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/run_files.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "interfaces/setup/version.h"
#include "pipeline/io/inputs.h"
#include "pipeline/io/io_error.h"
#include "pipeline/report/run_report.h"
#include "pipeline/run/config_settings.h"
#include "pipeline/run/executor.h"
#include "pipeline/run/sinks.h"

namespace jernih::cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// --threads N is --set run.threads=N, and so on: one way to an option.
Plan plan_of(const RunArguments& arguments) {
  std::vector<std::string> sets = arguments.sets;
  if (!arguments.threads.empty()) sets.push_back("run.threads=" + arguments.threads);
  if (arguments.max_rejected)
    sets.push_back("run.max_rejected=" + std::to_string(*arguments.max_rejected));
  return load_plan({.config = arguments.config,
                    .settings = std::move(sets),
                    .preset = arguments.preset,
                    .reference_time = arguments.reference_time});
}

unsigned threads_of(const Options& run) {
  const unsigned n = thread_count(run.text("threads")).value_or(0);
  return n > 0 ? n : std::max(1U, std::thread::hardware_concurrency());
}

Packing packing_of(const Options& output) {
  const std::string& name = output.text("compression");
  return name == "gzip" ? Packing::gzip : name == "zstd" ? Packing::zstd : Packing::none;
}

// Says on a terminal how far a long run is; elsewhere it is silent.
class Progress {
 public:
  explicit Progress(bool wanted) : is_on_(wanted && ::isatty(STDERR_FILENO) != 0) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const Statistics& so_far) {
    constexpr double kInterval = 0.5;
    const double now = seconds_since(start_);
    if (!is_on_ || now < shown_at_ + 2 * kInterval - (is_shown_ ? kInterval : 0)) return;
    shown_at_ = now;
    is_shown_ = true;
    tell("\r\x1B[K{} records  {:.1f} MB/s", grouped(so_far.in),
         static_cast<double>(so_far.bytes_in) / 1e6 / now);
  }
  void clear() {
    if (is_shown_) tell("\r\x1B[K");
    is_shown_ = false;
  }

 private:
  Clock::time_point start_ = Clock::now();
  bool is_on_;
  bool is_shown_ = false;
  double shown_at_ = 0;
};

template <class Sink>
class WithProgress : public Sink {
 public:
  template <class... Arguments>
  explicit WithProgress(Progress& progress, Arguments&&... arguments)
      : Sink(std::forward<Arguments>(arguments)...), progress_(progress) {}
  void progress(const Statistics& so_far) override { progress_.show(so_far); }

 private:
  Progress& progress_;
};

// Big buffers of one big record go back to the system when they are freed; glibc would keep more
// and more of them, and for each thread.
void give_memory_back() {
#ifdef __GLIBC__
  constexpr int kBigBytes = 256 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, kBigBytes);
  ::mallopt(M_TRIM_THRESHOLD, 4 * kBigBytes);
#endif
}

class Run {
 public:
  explicit Run(const RunArguments& arguments)
      : arguments_(arguments),
        plan_(plan_of(arguments)),
        inputs_(expand_inputs(arguments.inputs)),
        progress_(!arguments.quiet) {
    settings_.threads = threads_of(plan_.config().run);
    settings_.reference_time = arguments.reference_time;
    if (arguments.limit) settings_.limit = *arguments.limit;
    for (const std::string& hint : hints_at_configs(inputs_)) tell("jernih: {}\n", hint);
  }

  int operator()() {
    const bool is_typed = inputs_.size() == 1 && inputs_[0] == "-" && ::isatty(STDIN_FILENO) != 0;
    if (is_typed && !arguments_.quiet)
      tell("jernih: reading records from the keyboard; Ctrl-D ends\n");
    if (arguments_.folder.empty())
      to_stdout();
    else
      to_folder();
    return tell_account({arguments_, plan_.config(), inputs_, result_, seconds_since(start_),
                         rejected_place_, broken_off_});
  }

 private:
  void run(RunSink& sink) {
    const StopOnInterrupt stop;
    result_ = run_documents(plan_, inputs_, settings_, &stop.signal(), sink);
    progress_.clear();
  }

  void to_stdout() {
    StreamLayout layout{inputs_, files_of(plan_)};
    layout.packing = packing_of(plan_.config().output);
    layout.rejected =
        !arguments_.rejected.empty() ? arguments_.rejected : plan_.config().run.text("rejected");
    layout.overwrite = arguments_.force;
    WithProgress<StreamSink> sink(progress_, layout);
    run(sink);
    sink.finish();
    const RejectedFile& file = sink.rejected_file();
    rejected_place_ =
        file.trouble().empty()
            ? "see " + file.name()
            : fmt::format("told on stderr, for {}; --rejected FILE keeps them", file.trouble());
    if (file.has_replaced()) tell("jernih: {} of an earlier run was replaced\n", file.name());
  }

  void to_folder() {
    refuse_file_as_folder(arguments_.folder, inputs_);
    FolderLayout layout{arguments_.folder, inputs_,
                        ".jsonl",          packing_of(plan_.config().output),
                        arguments_.force,  files_of(plan_)};
    if (plan_.config().output.text("format") == "text") layout.suffix = ".txt";
    WithProgress<FolderSink> sink(progress_, layout);
    rejected_place_ = "see " + arguments_.folder + "/rejected.jsonl";
    run(sink);
    if (result_.was_stopped)
      broken_off_ = fmt::format("{} of {} files of {} are whole", sink.whole(), inputs_.size(),
                                arguments_.folder);
    else
      sink.finish(report(sink.names()));
  }

  std::string report(const std::vector<std::string>& names) const {
    RunReport report{result_.statistics,
                     std::string(program_version()),
                     plan_.config().file,
                     {},
                     {},
                     {},
                     result_.read_errors,
                     settings_.threads,
                     seconds_since(start_)};
    for (const StageConfig& stage : plan_.config().stages) report.stages.push_back(stage.id);
    for (std::size_t i = 0; i < names.size(); ++i) report.files.emplace_back(inputs_[i], names[i]);
    report.fields_missing = result_.statistics.fields.missing(record_fields(plan_.config().input));
    return run_json(report);
  }

  const RunArguments& arguments_;
  Clock::time_point start_ = Clock::now();
  Plan plan_;
  std::vector<std::string> inputs_;
  Progress progress_;
  RunSettings settings_;
  RunResult result_;
  std::string rejected_place_;
  std::string broken_off_;  // what a folder holds when the run was stopped; empty: it was not
};

}  // namespace

int run_command(const RunArguments& arguments) {
  if (!arguments.folder.empty() && !arguments.rejected.empty()) {
    tell("jernih: --rejected is for runs without -o; with -o it is {}/rejected.jsonl\n",
         arguments.folder);
    return kWrongUsage;
  }
  give_memory_back();
  return Run(arguments)();
}

}  // namespace jernih::cli
