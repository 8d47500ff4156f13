// The file of rejected records beside a stream of good ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/io/output_file.h"
#include "pipeline/io/same_file.h"

namespace jernih {

// Comes into being with the first row. A file that the user named replaces one of rejected records
// only; without a name it is jernih-rejected.jsonl, or the next of -2, -3 … that is free, so that
// the rows of an earlier run, or of one beside this, stay. Where that cannot be made, the rows go
// to stderr.
class RejectedFile {
 public:
  // `file` as the user named it, or empty. Throws IoError before anything is read when it cannot be
  // written, is one of `inputs` or where stdout goes, or, unless `replace`, holds something else.
  RejectedFile(std::string file, const InputFiles& inputs, bool replace);

  void write(std::string_view rows);
  void finish();

  // Known once there are rows.
  const std::string& name() const { return name_; }
  // True when a file of an earlier run had to go.
  bool has_replaced() const { return has_replaced_; }
  // Why the rows went to stderr; empty: they did not.
  const std::string& trouble() const { return trouble_; }

 private:
  void open();
  void open_named();
  void open_numbered();

  std::string name_;
  bool is_named_;
  const InputFiles inputs_;
  bool has_replaced_ = false;
  std::string trouble_;
  std::optional<OutputFile> out_;
};

}  // namespace jernih
