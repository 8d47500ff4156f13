#include "interfaces/cli/shared/sample_records.h"

#include <algorithm>

#include "interfaces/cli/shared/terminal.h"
#include "pipeline/io/io_error.h"
#include "pipeline/run/config_settings.h"
#include "pipeline/run/plan.h"

namespace jernih::cli {
namespace {

// False when the record cannot be read: `reason` says why.
bool read(Session& session, const Block& block, const RawRecord& raw, InputRecord& record,
          std::string& reason) {
  reason = raw.problem;
  if (!reason.empty()) return false;
  if (block.format == InputFormat::jsonl) {
    if (session.read(block.raw(raw), record)) return true;
    reason = session.rejection().message();
    return false;
  }
  record.clear();
  record.text = block.raw(raw);
  return true;
}

}  // namespace

void read_sample_records(Session& session, const std::string& file, std::size_t most,
                         const std::function<bool(const SampleRecord&)>& use,
                         std::vector<std::string>& unreadable) {
  constexpr std::size_t kBlockBytes = 256 * 1024;
  const auto reader = open_reader(session.plan().config(), file, kBlockBytes);
  Block block;
  InputRecord record;
  std::size_t count = 0;
  std::string reason;
  for (bool more = true; more;) {
    more = reader->read(block);
    for (const RawRecord& raw : block.records) {
      if (!read(session, block, raw, record, reason)) {
        unreadable.push_back(file + ":" + std::to_string(raw.line) + ": " + reason);
        continue;
      }
      const std::string number = std::to_string(raw.line);
      if (count++ >= most || !use({record.has_id ? record.id : number, record})) return;
    }
    if (!block.read_error.empty()) throw IoError(block.read_error);  // it names the file
  }
}

void tell_unreadable(const std::vector<std::string>& unreadable) {
  constexpr std::size_t kMost = 3;
  for (std::size_t i = 0; i < std::min(kMost, unreadable.size()); ++i)
    tell("jernih: not counted, for it cannot be read: {}\n", unreadable[i]);
  if (unreadable.size() > kMost) tell("jernih: … and {} more\n", unreadable.size() - kMost);
}

}  // namespace jernih::cli
