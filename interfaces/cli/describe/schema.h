// `jernih schema`: JSON Schema (draft 2020-12) of what Jernih reads and writes.
#pragma once

#include <string>

namespace jernih::cli {

// Of a configuration, from the option tables that validate it: for editors.
std::string config_schema();

// Of a record of the output: closed, with "schema": kRecordSchema.
std::string record_schema();

// "config" or "record" to stdout.
int schema_command(const std::string& what);

}  // namespace jernih::cli
