// C0 and C1 control characters.
#pragma once

#include <string>

#include "pipeline/model/rewriter.h"

namespace jernih::repair {

// Removes C0 controls but white space (and terminal colour sequences whole), DEL; C1 controls
// become the windows-1252 characters they were meant as, those without one stay. Linear.
class ControlRepair {
 public:
  bool run(Document& doc);

 private:
  Rewriter rewriter_;
  std::string with_;
};

}  // namespace jernih::repair
