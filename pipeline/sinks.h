// Where a run's output goes: one stream, or a folder with a file for each input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/executor.h"
#include "pipeline/io/folder_lock.h"
#include "pipeline/io/output_file.h"

namespace jernih {

// All records to stdout; rejected rows to a file that comes into being with the first of them.
class StreamSink : public RunSink {
 public:
  // Throws IoError when stdout or the rejected file is one of the inputs.
  StreamSink(Packing packing, std::string rejected_file, const std::vector<std::string>& inputs);

  void records(std::size_t file, std::string_view bytes) override;
  void rejected(std::string_view rows) override;
  void end_of_file(std::size_t /*file*/) override {}
  // Call when the run is over.
  void finish();
  // True when a rejected file of an earlier run had to go.
  bool replaced_rejected() const { return replaced_rejected_; }

 private:
  void open_rejected();

  OutputFile out_;
  std::string rejected_file_;
  bool replaced_rejected_ = false;
  std::optional<OutputFile> rejected_;
};

struct FolderLayout {
  std::string folder;
  std::vector<std::string> inputs;
  std::string suffix;  // ".jsonl", ".txt"
  Packing packing = Packing::none;
  bool overwrite = false;
};

// FOLDER/<stem of the input>.jsonl for each input, FOLDER/rejected.jsonl when something was
// rejected, FOLDER/run.json at the end. Nothing stands under its final name before it is complete;
// run.json.part marks a run that did not end, whose files the next run may write again.
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

 private:
  std::string path(const std::string& name) const { return layout_.folder + "/" + name; }
  void check_names() const;
  void begin(std::size_t file);

  FolderLayout layout_;
  std::vector<std::string> names_;  // of outputs, by input
  std::optional<FolderLock> lock_;
  std::optional<OutputFile> mark_;
  std::optional<OutputFile> out_;
  std::size_t file_ = 0;  // whose output out_ is
  std::optional<OutputFile> rejected_;
};

}  // namespace jernih
