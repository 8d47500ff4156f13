// What a configuration asks of the readers and writers of records.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "pipeline/config/config.h"
#include "pipeline/io/stop_signal.h"
#include "pipeline/records/json_record.h"
#include "pipeline/records/record_reader.h"
#include "pipeline/records/record_writer.h"

namespace jernih {

RecordFields record_fields(const Options& input);
RecordFormat record_format(const Options& output);

// Reads `file` ("-": stdin) as a run of this configuration does: its format, the limit on a record,
// and whether its bytes need not be UTF-8. `stop` may be null, else outlives the reader. Throws
// nothing that the file holds or does: see RecordReader.
std::unique_ptr<RecordReader> open_reader(const PipelineConfig& config, const std::string& file,
                                          std::size_t block_bytes,
                                          const StopSignal* stop = nullptr);

}  // namespace jernih
