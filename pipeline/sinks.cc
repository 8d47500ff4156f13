// Sinks: see the header.
#include "pipeline/sinks.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "pipeline/io/inputs.h"
#include "pipeline/io/io_error.h"
#include "pipeline/io/same_file.h"

namespace jernih {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRejected = "rejected.jsonl";
constexpr const char* kRun = "run.json";
constexpr const char* kMark = "run.json.part";

}  // namespace

StreamSink::StreamSink(Packing packing, std::string rejected_file,
                       const std::vector<std::string>& inputs)
    : out_(OutputFile::to_stdout(packing)), rejected_file_(std::move(rejected_file)) {
  const InputFiles files(inputs);
  files.refuse(rejected_file_);
  files.refuse_stdout();
}

void StreamSink::records(std::size_t /*file*/, std::string_view bytes) { out_.write(bytes); }

void StreamSink::rejected(std::string_view rows) {
  if (!rejected_) open_rejected();
  rejected_->write(rows);
}

void StreamSink::open_rejected() {
  std::error_code error;
  const fs::file_status status = fs::status(rejected_file_, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    rejected_.emplace(OutputFile::directly_to(rejected_file_));  // a device or a pipe
    return;
  }
  replaced_rejected_ = fs::exists(status);
  rejected_.emplace(rejected_file_, Packing::none);
}

void StreamSink::finish() {
  out_.finish();
  if (rejected_) rejected_->finish();
}

FolderSink::FolderSink(FolderLayout layout)
    : layout_(std::move(layout)),
      names_(output_names(layout_.inputs, layout_.suffix + std::string(suffix_of(layout_.packing)),
                          {kRejected, kRun, kMark})) {
  std::error_code error;
  fs::create_directories(layout_.folder, error);
  if (!fs::is_directory(layout_.folder))
    throw IoError(layout_.folder, error ? error.message() : "is not a folder");
  lock_.emplace(layout_.folder);
  check_names();
  mark_.emplace(OutputFile::directly_to(path(kMark)));
  mark_->write("{\"complete\":false}\n");
  for (const char* old : {kRejected, kRun}) fs::remove(path(old), error);
}

void FolderSink::check_names() const {
  const bool may_overwrite = layout_.overwrite || fs::exists(path(kMark));
  const InputFiles inputs(layout_.inputs);
  std::error_code error;
  const auto check = [&](const std::string& name) {
    inputs.refuse(path(name));
    if (may_overwrite || !fs::exists(path(name), error)) return;
    throw IoError(path(name), "exists already; choose another folder, or --force to replace it");
  };
  for (const std::string& name : names_) check(name);
  check(kRejected);
  check(kRun);
}

void FolderSink::begin(std::size_t file) {
  if (out_ && file_ == file) return;
  out_.emplace(path(names_[file]), layout_.packing);
  file_ = file;
}

void FolderSink::records(std::size_t file, std::string_view bytes) {
  begin(file);
  out_->write(bytes);
}

void FolderSink::rejected(std::string_view rows) {
  if (!rejected_) rejected_.emplace(path(kRejected), Packing::none);
  rejected_->write(rows);
}

void FolderSink::end_of_file(std::size_t file) {
  begin(file);
  out_->finish();
  out_.reset();
}

void FolderSink::finish(std::string_view run_json) {
  if (rejected_) rejected_->finish();
  mark_.reset();
  OutputFile run(path(kRun), Packing::none);  // its temporary name is the mark
  run.write(run_json);
  run.finish();
}

}  // namespace jernih
