// From a checked configuration to pipelines that run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/condition.h"
#include "pipeline/config/config.h"
#include "pipeline/run/pipeline.h"

namespace jernih {

// Prepared stages: tables are read, options checked. Immutable; shared by all workers.
class Plan {
 public:
  // Throws ConfigError with every stage that cannot be prepared.
  explicit Plan(PipelineConfig config);

  const PipelineConfig& config() const { return config_; }
  // Whether a condition asks for fields of the input: Document::source must be filled then.
  bool wants_source() const;
  // A new pipeline for one worker. It must not outlive the Registry the configuration was read
  // with.
  std::unique_ptr<Pipeline> make_pipeline() const;

 private:
  PipelineConfig config_;
  std::vector<StageFactory> factories_;
  std::vector<std::shared_ptr<const Condition>> conditions_;  // by stage; null: always
};

}  // namespace jernih
