// The files of a run: what it reads besides its inputs, and what was perhaps not meant as one.
#pragma once

#include <string>
#include <vector>

#include "pipeline/io/same_file.h"
#include "pipeline/run/plan.h"

namespace jernih::cli {

// The configuration, what it includes, and the tables of its stages: no output may replace them.
std::vector<KeptFile> files_of(const Plan& plan);

// A sentence for each file that looks like a configuration of ours, where a text was wanted.
std::vector<std::string> hints_at_configs(const std::vector<std::string>& inputs);

// Throws IoError when the folder is not there yet and has the name of a file of records.
void refuse_file_as_folder(const std::string& folder, const std::vector<std::string>& inputs);

}  // namespace jernih::cli
