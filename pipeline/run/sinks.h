// Where a run's output goes: one stream, or a folder with a file for each input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/io/folder_lock.h"
#include "pipeline/io/output_file.h"
#include "pipeline/io/same_file.h"
#include "pipeline/records/rejected_file.h"
#include "pipeline/run/executor.h"

namespace jernih {

struct StreamLayout {
  std::vector<std::string> inputs;
  std::vector<KeptFile> kept = {};  // what the run reads besides
  Packing packing = Packing::none;
  std::string rejected = {};  // as the user named it, or empty
  bool overwrite = false;     // also a rejected file that holds something else
};

// All records to stdout; rejected rows to a file that comes into being with the first of them.
class StreamSink : public RunSink {
 public:
  // Throws IoError when stdout or the rejected file is one of what is read: see RejectedFile.
  explicit StreamSink(const StreamLayout& layout);

  void records(std::size_t file, std::string_view bytes) override;
  void rejected(std::string_view rows) override;
  void end_of_file(std::size_t /*file*/) override {}
  // Call when the run is over.
  void finish();
  const RejectedFile& rejected_file() const { return rejected_; }

 private:
  OutputFile out_;
  RejectedFile rejected_;
};

struct FolderLayout {
  std::string folder;
  std::vector<std::string> inputs;
  std::string suffix;  // ".jsonl", ".txt"
  Packing packing = Packing::none;
  bool overwrite = false;
  std::vector<KeptFile> kept = {};  // what the run reads besides
};

// FOLDER/<stem of the input>.jsonl for each input, FOLDER/rejected.jsonl when something was
// rejected, FOLDER/run.json at the end. Nothing stands under its final name before it is complete;
// run.json.part marks a run that did not end, whose files the next run may write again. What the
// account of an earlier run names goes when this one begins.
class FolderSink : public RunSink {
 public:
  // Makes the folder and locks it. Throws IoError when another run has it, when an output exists
  // (unless it may be overwritten or its run did not end) or is one of the inputs.
  explicit FolderSink(FolderLayout layout);

  void records(std::size_t file, std::string_view bytes) override;
  void rejected(std::string_view rows) override;
  void end_of_file(std::size_t file) override;
  // Call when the run is over and was not stopped.
  void finish(std::string_view run_json);

  const std::vector<std::string>& names() const { return names_; }
  // How many of them are whole by now.
  std::size_t whole() const { return whole_; }

 private:
  std::string path(const std::string& name) const { return layout_.folder + "/" + name; }
  void check_names(const InputFiles& inputs) const;
  void remove_earlier(const InputFiles& inputs) const;
  void begin(std::size_t file);

  FolderLayout layout_;
  std::vector<std::string> names_;  // of outputs, by input
  std::optional<FolderLock> lock_;
  std::optional<OutputFile> mark_;
  std::optional<OutputFile> out_;
  std::size_t file_ = 0;  // whose output out_ is
  std::size_t whole_ = 0;
  std::optional<OutputFile> rejected_;
};

}  // namespace jernih
