// One thread runs a plain loop; more run as an oneTBB pipeline of reader (in order), workers,
// writer (in order).
#include "pipeline/run/executor.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "pipeline/run/config_settings.h"
#include "pipeline/run/worker.h"

namespace jernih {
namespace {

constexpr std::size_t kGiantBytes = 512 * 1024;  // a block beyond is done alone

// The inputs one after the other, as jobs.
class Feeder {
 public:
  Feeder(const Plan& plan, const std::vector<std::string>& inputs, const RunSettings& settings,
         const StopSignal* stop)
      : plan_(plan), inputs_(inputs), settings_(settings), left_(settings.limit), stop_(stop) {}

  // False when there is nothing more to read.
  bool next(Job& job) {
    if (left_ == 0) return false;
    if (reader_ == nullptr && !open_next()) return false;
    job.clear();
    job.file = file_ - 1;
    if (!reader_->read(job.block)) reader_.reset();
    if (job.block.records.size() >= left_) {
      job.block.records.resize(left_);
      job.block.ends_file = true;
    }
    left_ -= job.block.records.size();
    return true;
  }

 private:
  bool open_next() {
    if (file_ == inputs_.size() || (stop_ != nullptr && stop_->is_requested())) return false;
    const std::string& file = inputs_[file_++];
    reader_ = open_reader(plan_.config(), file, settings_.block_bytes, stop_);
    return true;
  }

  const Plan& plan_;
  const std::vector<std::string>& inputs_;
  const RunSettings& settings_;
  std::uint64_t left_;
  const StopSignal* stop_;
  std::size_t file_ = 0;  // index of the next input
  std::unique_ptr<RecordReader> reader_;
};

// Hands finished jobs to the sink.
class Deliverer {
 public:
  Deliverer(RunSink& sink, RunResult& result) : sink_(sink), result_(result) {}

  // Pieces of the records of a job that is the only one on its way.
  RecordWriter::Drain drain_of(const Job& job) {
    return [this, &job](std::string& bytes) {
      sink_.records(job.file, bytes);
      bytes.clear();
    };
  }

  void deliver(const Job& job) {
    if (!job.records.empty()) sink_.records(job.file, job.records);
    if (!job.rejected.empty()) sink_.rejected(job.rejected);
    result_.statistics.add(job.statistics);
    if (!job.block.read_error.empty()) result_.read_errors.push_back(job.block.read_error);
    note(job);
    if (job.block.ends_file && job.block.is_complete) sink_.end_of_file(job.file);
    sink_.progress(result_.statistics);
  }

 private:
  void note(const Job& job) {
    const Block& block = job.block;
    if (block.is_guessed && block.format == InputFormat::text && block.ends_file)
      result_.guessed_texts.push_back(job.file);
    if (!block.note.empty()) result_.notes.emplace_back(job.file, block.note);
  }

  RunSink& sink_;
  RunResult& result_;
};

// Owns all jobs; knows which are not on their way.
class JobPool {
 public:
  Job* take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return all_.emplace_back(std::make_unique<Job>()).get();
    Job* job = idle_.back();
    idle_.pop_back();
    return job;
  }

  void give_back(Job* job) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(job);
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Job>> all_;
  std::vector<Job*> idle_;
};

// Runs jobs side by side. A giant ends the pipeline, which runs dry, and is done alone: so nobody
// ever waits for memory, and giants never add up.
class ParallelRun {
 public:
  ParallelRun(Feeder& feeder, const std::function<std::unique_ptr<Worker>()>& make_worker,
              Deliverer& deliverer)
      : feeder_(feeder), deliverer_(deliverer), workers_(make_worker) {}

  void operator()(unsigned threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
      do {
        giant_ = nullptr;
        side_by_side(threads + 2);  // jobs on their way: one each, one read, one written
        if (giant_ != nullptr) work_alone(giant_);
      } while (giant_ != nullptr);
    });
  }

 private:
  void side_by_side(unsigned jobs) {
    tbb::parallel_pipeline(
        jobs, tbb::make_filter<void, Job*>(tbb::filter_mode::serial_in_order,
                                           [this](tbb::flow_control& flow) { return read(flow); }) &
                  tbb::make_filter<Job*, Job*>(tbb::filter_mode::parallel,
                                               [this](Job* job) { return work(job); }) &
                  tbb::make_filter<Job*, void>(tbb::filter_mode::serial_in_order,
                                               [this](Job* job) { write(job); }));
  }

  Job* read(tbb::flow_control& flow) {
    Job* job = pool_.take();
    if (feeder_.next(*job)) {
      if (job->block.bytes.size() <= kGiantBytes) return job;
      giant_ = job;
    }
    flow.stop();
    return nullptr;
  }

  Job* work(Job* job) {
    workers_.local()->run(*job);
    return job;
  }

  void work_alone(Job* job) {
    workers_.local()->run(*job, deliverer_.drain_of(*job));
    write(job);
  }

  void write(Job* job) {
    deliverer_.deliver(*job);
    job->clear();
    pool_.give_back(job);
  }

  Feeder& feeder_;
  Deliverer& deliverer_;
  tbb::enumerable_thread_specific<std::unique_ptr<Worker>> workers_;
  JobPool pool_;
  Job* giant_ = nullptr;  // read, and to be done alone
};

}  // namespace

RunResult run_documents(const Plan& plan, const std::vector<std::string>& inputs,
                        const RunSettings& settings, const StopSignal* stop, RunSink& sink) {
  RunResult result;
  Feeder feeder(plan, inputs, settings, stop);
  Deliverer deliverer(sink, result);
  const auto make_worker = [&] {
    return std::make_unique<Worker>(plan, inputs, settings.reference_time);
  };
  if (settings.threads > 1) {
    ParallelRun(feeder, make_worker, deliverer)(settings.threads);
  } else {
    const std::unique_ptr<Worker> worker = make_worker();
    for (Job job; feeder.next(job);) {
      worker->run(job, deliverer.drain_of(job));
      deliverer.deliver(job);
    }
  }
  result.was_stopped = stop != nullptr && stop->is_requested();
  return result;
}

}  // namespace jernih
