// From a checked configuration to pipelines that run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/pipeline.h"

namespace jernih {

// Adds to `problems` every stage whose needs no earlier stage gives, and every stage that changes
// the text after the freeze.
void check_order(const std::vector<StageConfig>& stages, std::vector<Problem>& problems);

// Prepared stages: tables are read, options checked. Immutable; shared by all workers.
class Plan {
 public:
  // Throws ConfigError with every stage that cannot be prepared.
  explicit Plan(PipelineConfig config);

  const PipelineConfig& config() const { return config_; }
  // A new pipeline for one worker. It must not outlive the Registry the configuration was read
  // with.
  std::unique_ptr<Pipeline> make_pipeline() const;

 private:
  PipelineConfig config_;
  std::vector<StageFactory> factories_;
};

}  // namespace jernih
