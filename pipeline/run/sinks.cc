#include "pipeline/run/sinks.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "pipeline/io/inputs.h"
#include "pipeline/io/io_error.h"
#include "pipeline/report/run_report.h"

namespace jernih {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRejected = "rejected.jsonl";
constexpr const char* kRun = "run.json";
constexpr const char* kMark = "run.json.part";

}  // namespace

StreamSink::StreamSink(const StreamLayout& layout)
    : out_(OutputFile::to_stdout(layout.packing)),
      rejected_(layout.rejected, InputFiles(layout.inputs, layout.kept), layout.overwrite) {
  InputFiles(layout.inputs, layout.kept).refuse_stdout();
}

void StreamSink::records(std::size_t /*file*/, std::string_view bytes) { out_.write(bytes); }

void StreamSink::rejected(std::string_view rows) { rejected_.write(rows); }

void StreamSink::finish() {
  out_.finish();
  rejected_.finish();
}

FolderSink::FolderSink(FolderLayout layout)
    : layout_(std::move(layout)),
      names_(output_names(layout_.inputs, layout_.suffix + std::string(suffix_of(layout_.packing)),
                          {kRejected, kRun, kMark})) {
  std::error_code error;
  fs::create_directories(layout_.folder, error);
  if (std::error_code ignored; !fs::is_directory(layout_.folder, ignored))
    throw IoError(layout_.folder, error ? errno_text(error.value()) : "is not a folder");
  lock_.emplace(layout_.folder);
  const InputFiles inputs(layout_.inputs, layout_.kept);
  check_names(inputs);
  remove_earlier(inputs);
  RunFiles files;
  for (std::size_t i = 0; i < names_.size(); ++i) files.emplace_back(layout_.inputs[i], names_[i]);
  mark_.emplace(OutputFile::directly_to(path(kMark)));
  mark_->write(unfinished_json(files));
}

void FolderSink::check_names(const InputFiles& inputs) const {
  std::error_code error;
  const bool may_overwrite = layout_.overwrite || fs::exists(path(kMark), error);
  const auto check = [&](const std::string& name) {
    inputs.refuse(path(name));
    if (fs::is_directory(path(name), error)) throw IoError(path(name), "is a folder");
    if (may_overwrite || !fs::exists(path(name), error)) return;
    throw IoError(path(name), "exists already; choose another folder, or --force to replace it");
  };
  for (const std::string& name : names_) check(name);
  check(kRejected);
  check(kRun);
}

// Results of two runs must not stand side by side as if they were of one.
void FolderSink::remove_earlier(const InputFiles& inputs) const {
  std::error_code error;
  for (const char* account : {kRun, kMark}) {
    std::ifstream in(path(account), std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(in), {}};
    for (const std::string& old : outputs_in(json)) {
      const bool is_ours = std::find(names_.begin(), names_.end(), old) != names_.end();
      const bool is_name = old.find('/') == std::string::npos;
      if (is_ours || !is_name || inputs.has(path(old))) continue;
      if (fs::is_regular_file(fs::symlink_status(path(old), error))) fs::remove(path(old), error);
    }
  }
  for (const char* old : {kRejected, kRun}) fs::remove(path(old), error);
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
  ++whole_;
}

void FolderSink::finish(std::string_view run_json) {
  if (rejected_) rejected_->finish();
  mark_.reset();
  OutputFile run(path(kRun), Packing::none);  // its temporary name is the mark
  run.write(run_json);
  run.finish();
}

}  // namespace jernih
