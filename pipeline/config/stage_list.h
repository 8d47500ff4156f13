// The list `stages:` of a configuration, in one shape whichever way it was written.
#pragma once

#include <string>
#include <vector>

#include "pipeline/options/config_node.h"
#include "pipeline/registry.h"

namespace jernih {

// Brings every item into the form `{name: {option: value, id: …, when: …}}`; id and when may stand
// beside the name too. Items that are no stage are told and taken out. A stage that another wants
// in front of it (StageInfo::led_by) is put there when the list has none, at the other's place.
void normalise_stages(ConfigNode& root, const Registry& registry, std::vector<Problem>& problems);

// The ids of normalised stages, in order: as written, else the stage's name, with #2 for its second
// use.
std::vector<std::string> stage_ids(const ConfigNode& stages);

}  // namespace jernih
