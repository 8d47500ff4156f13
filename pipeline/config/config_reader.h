// A tree, complete and with normalised stages, to a PipelineConfig.
#pragma once

#include <string>
#include <vector>

#include "pipeline/config/config.h"
#include "pipeline/options/config_node.h"

namespace jernih {

class ConfigReader {
 public:
  // `is_cut`: the tree ends early, so what is missing is no mistake.
  ConfigReader(const Registry& registry, bool is_cut, std::vector<Problem>& problems)
      : registry_(registry), is_cut_(is_cut), problems_(problems) {}

  PipelineConfig read(const ConfigNode& root);

  // Lets every stage whose options could be read tell what only preparing shows.
  void prepare_sound_stages(const PipelineConfig& config);

 private:
  void complain(const Where& where, std::string message);
  void check_sections(const ConfigNode& root);
  void check_version(const ConfigNode& root);
  Options section(const ConfigNode& root, const std::string& name);
  void check_threads(const Options& run);
  void read_stages(const ConfigNode& root, PipelineConfig& config);
  void read_stage(const ConfigNode& item, const std::string& id, PipelineConfig& config);
  void check_id(const ConfigNode& id, const StageInfo& info, const PipelineConfig& config);
  void read_tests(const ConfigNode& tests, PipelineConfig& config);
  void read_test(const ConfigNode& item, PipelineConfig& config);
  void check_test(const ConfigNode& item, const ConfigTest& test);
  void check_role(const Where& where, const std::string& role);

  const Registry& registry_;
  bool is_cut_;
  std::vector<Problem>& problems_;
};

}  // namespace jernih
