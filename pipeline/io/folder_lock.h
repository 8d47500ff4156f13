// One run at a time in a folder.
#pragma once

#include <string>

namespace jernih {

// Held while it lives, and let go when the process dies however it dies (flock). Where the file
// system knows no locks there is none.
class FolderLock {
 public:
  // Throws IoError when another process has it.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_;
};

}  // namespace jernih
