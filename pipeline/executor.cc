// The executor: see the header. One thread runs a plain loop; more run as an oneTBB pipeline of
// reader (in order), workers, writer (in order).
#include "pipeline/executor.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "pipeline/io/byte_source.h"
#include "pipeline/io/record_reader.h"
#include "pipeline/worker.h"

namespace jernih {
namespace {

constexpr std::size_t kMostBytesInFlight = 32 * 1024 * 1024;

InputFormat format_of(const Options& input, const std::string& file) {
  const std::string& format = input.text("format");
  if (format == "jsonl") return InputFormat::jsonl;
  if (format == "text") return InputFormat::text;
  if (format == "lines") return InputFormat::lines;
  return format_of_name(file);
}

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
    reader_ = std::make_unique<RecordReader>(
        std::make_unique<FileSource>(file, stop_), format_of(plan_.config().input, file),
        static_cast<std::uint64_t>(plan_.config().limits.integer("record_bytes")),
        settings_.block_bytes);
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

  void deliver(const Job& job) {
    if (!job.records.empty()) sink_.records(job.file, job.records);
    if (!job.rejected.empty()) sink_.rejected(job.rejected);
    result_.statistics.add(job.statistics);
    if (!job.block.read_error.empty()) result_.read_errors.push_back(job.block.read_error);
    if (job.block.is_guessed && job.block.format == InputFormat::text) result_.guessed_text = true;
    if (job.block.ends_file && job.block.is_complete) sink_.end_of_file(job.file);
    sink_.progress(result_.statistics);
  }

 private:
  RunSink& sink_;
  RunResult& result_;
};

// Owns all jobs; knows which are not on their way, and how many bytes are.
class JobPool {
 public:
  Job* take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return all_.emplace_back(std::make_unique<Job>()).get();
    Job* job = idle_.back();
    idle_.pop_back();
    return job;
  }

  // Waits until `bytes` more may be on their way. The wait has an end because the order in which a
  // scheduler runs tasks is its own affair: should all threads wait here, memory gives way.
  void depart(std::size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait_for(lock, std::chrono::seconds(5),
                   [&] { return in_flight_ == 0 || in_flight_ + bytes <= kMostBytesInFlight; });
    in_flight_ += bytes;
  }

  void arrive(Job* job) {
    const std::lock_guard lock(mutex_);
    in_flight_ -= job->block.bytes.size();
    idle_.push_back(job);
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t in_flight_ = 0;
  std::vector<std::unique_ptr<Job>> all_;
  std::vector<Job*> idle_;
};

void run_parallel(Feeder& feeder, const std::function<std::unique_ptr<Worker>()>& make_worker,
                  Deliverer& deliverer, unsigned threads) {
  JobPool pool;
  tbb::enumerable_thread_specific<std::unique_ptr<Worker>> workers(make_worker);
  const auto read = [&](tbb::flow_control& flow) -> Job* {
    Job* job = pool.take();
    if (!feeder.next(*job)) {
      flow.stop();
      return nullptr;
    }
    pool.depart(job->block.bytes.size());
    return job;
  };
  const auto work = [&](Job* job) {
    workers.local()->run(*job);
    return job;
  };
  const auto write = [&](Job* job) {
    deliverer.deliver(*job);
    pool.arrive(job);
  };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(
        threads + 3,  // jobs on their way: one each, one read, one written, one to spare
        tbb::make_filter<void, Job*>(tbb::filter_mode::serial_in_order, read) &
            tbb::make_filter<Job*, Job*>(tbb::filter_mode::parallel, work) &
            tbb::make_filter<Job*, void>(tbb::filter_mode::serial_in_order, write));
  });
}

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
    run_parallel(feeder, make_worker, deliverer, settings.threads);
  } else {
    const std::unique_ptr<Worker> worker = make_worker();
    for (Job job; feeder.next(job);) {
      worker->run(job);
      deliverer.deliver(job);
    }
  }
  result.was_stopped = stop != nullptr && stop->is_requested();
  return result;
}

}  // namespace jernih
