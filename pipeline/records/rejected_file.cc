#include "pipeline/records/rejected_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <utility>

#include "pipeline/io/io_error.h"
#include "pipeline/records/rejected_record.h"

namespace jernih {
namespace {

namespace fs = std::filesystem;

// Not fs::status(), which does not tell a folder that may not be looked into from nothing at all.
bool find(const std::string& file, struct stat& status) {
  return ::stat(file.c_str(), &status) == 0;
}

// Also under another name: /dev/stderr.
bool is_stderr(const std::string& file) {
  struct stat named {};
  struct stat mine {};
  return find(file, named) && ::fstat(STDERR_FILENO, &mine) == 0 && named.st_dev == mine.st_dev &&
         named.st_ino == mine.st_ino;
}

void check_writable(const std::string& file) {
  struct stat status {};
  const bool is_there = find(file, status);
  if (is_there && S_ISDIR(status.st_mode)) throw IoError(file, "is a folder; name a file");
  if (is_there && ::access(file.c_str(), W_OK) != 0) throw IoError(file, errno_text(errno));
  if (is_there && !S_ISREG(status.st_mode)) return;  // a device or a pipe
  const fs::path folder = fs::path(file).parent_path();
  if (::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0)
    throw IoError(file, errno_text(errno));
}

// An empty file is nobody's loss.
bool holds_something_else(const std::string& file) {
  struct stat status {};
  if (!find(file, status) || !S_ISREG(status.st_mode) || status.st_size == 0) return false;
  constexpr std::size_t kHeadBytes = 16 * 1024;
  std::string head(kHeadBytes, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return !begins_with_rejected(head);
}

std::string numbered(unsigned n) {
  return "jernih-rejected" + (n == 1 ? "" : "-" + std::to_string(n)) + ".jsonl";
}

}  // namespace

RejectedFile::RejectedFile(std::string file, const InputFiles& inputs, bool replace)
    : name_(std::move(file)), is_named_(!name_.empty()), inputs_(inputs) {
  if (!is_named_) return;
  inputs_.refuse(name_);
  if (is_stdout(name_))
    throw IoError(name_, "is where the records go; choose another place for the rejected ones");
  if (is_stderr(name_)) return;
  check_writable(name_);
  if (!replace && holds_something_else(name_))
    throw IoError(name_,
                  "holds something else than rejected records, which would be lost; choose another "
                  "place, or --force to replace it");
}

void RejectedFile::write(std::string_view rows) {
  if (!out_) open();
  out_->write(rows);
}

void RejectedFile::finish() {
  if (out_) out_->finish();
}

void RejectedFile::open() {
  if (is_named_) return open_named();
  try {
    open_numbered();
  } catch (const IoError& e) {
    trouble_ = e.what();
    name_ = "stderr";
    out_.emplace(OutputFile::to_stderr());
  }
}

void RejectedFile::open_named() {
  if (is_stderr(name_)) {
    out_.emplace(OutputFile::to_stderr());
    return;
  }
  struct stat status {};
  const bool is_there = find(name_, status);
  if (is_there && !S_ISREG(status.st_mode)) {
    out_.emplace(OutputFile::directly_to(name_));
    return;
  }
  has_replaced_ = is_there && status.st_size > 0;
  std::error_code error;
  const fs::path target = fs::canonical(name_, error);  // a link stays one
  auto mine = OutputFile::alone(error ? name_ : target.string());
  if (!mine) throw IoError(name_, "another run is writing here; choose another place");
  out_.emplace(std::move(*mine));
}

void RejectedFile::open_numbered() {
  struct stat status {};
  for (unsigned n = 1; !out_; ++n) {
    name_ = numbered(n);
    if (find(name_, status) || inputs_.has(name_ + ".part")) continue;
    auto mine = OutputFile::alone(name_);
    // Found now, it is of a run beside this one that was quicker.
    if (mine && !find(name_, status)) out_.emplace(std::move(*mine));
  }
}

}  // namespace jernih
