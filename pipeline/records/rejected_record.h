// What is told about a record that could not be read, so that it can be found and replayed.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/io/block.h"

namespace jernih {

// Appends a row of the rejected file and a newline:
//   {"file","line","offset","bytes","reason","raw"}
// line counts from 1; offset and bytes say where the record lies in the decompressed file; "raw"
// are its bytes, "raw_base64" when they are not UTF-8; neither when it was too long to be kept.
void append_rejected(const std::string& file, const RawRecord& record, std::string_view raw,
                     std::string_view reason, std::string& out);

// Whether the first bytes of a file are those of such a row.
bool begins_with_rejected(std::string_view head);

}  // namespace jernih
