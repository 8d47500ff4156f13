// A stage: one job on one document. Its description is data, its interface one verb.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/options/option.h"

namespace jernih {

class Document;
class Options;
struct Problem;

// What stages hand to later stages. A stage that gives `text` changes the text and must stand
// before every stage that needs anything else: the pipeline freezes the text when the first such
// comes.
enum class Layer : std::uint8_t {
  text,
  segments,  // where they lie
  kinds,     // of segments: prose or interface
  tokens,
  language,
  numbers,
  times,
  roles,
  english
};
inline constexpr std::size_t kLayerCount = static_cast<std::size_t>(Layer::english) + 1;
std::string_view name(Layer layer);

// One Pipeline belongs to one worker, so a stage may keep scratch members and needs no lock. It
// reads no clock, locale, environment or network. run() never throws for what the document holds:
// it reports diagnostics.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual void run(Document& doc) = 0;
};

// Makes one Stage per worker; everything that can fail or is shared was done when it was prepared.
using StageFactory = std::function<std::unique_ptr<Stage>()>;

struct StageInfo {
  std::string name;     // verb_noun, the same in YAML, class, files, test and corpus
  std::string summary;  // one line
  std::vector<Layer> needs;
  std::vector<Layer> gives;
  // Layers of earlier stages that it alters. What it neither gives nor changes is the same before
  // and after it: Pipeline holds it to that in debug builds, the laws of the tests in all.
  std::vector<Layer> changes = {};
  OptionTable options;
  // Reads tables, checks option values against each other; throws ConfigError.
  std::function<StageFactory(const Options&)> prepare;
  // Layers it works with when there are any, though it does not need them: a stage that gives one
  // belongs before it.
  std::vector<Layer> uses = {};
  // Adds warnings about options that are allowed and hardly meant; may be empty.
  std::function<void(const Options&, std::vector<Problem>&)> warn = {};
  // Name of a stage that is put in front of this one where a configuration does not have it:
  // what this stage did itself before that was a stage of its own. Empty: none.
  std::string led_by = {};
};

}  // namespace jernih
