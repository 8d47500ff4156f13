// Languages and priors become offsets of logits.
#include "stages/detect_language/detection_settings.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "pipeline/options/error.h"
#include "stages/detect_language/model.h"

namespace jernih::detect_language {
namespace {

Problem unknown_language(const Where& where, const std::string& code, const Labels& labels) {
  std::vector<std::string> codes;
  std::string all;
  for (const Language& l : labels) {
    codes.emplace_back(l.code());
    all += (all.empty() ? "" : ", ") + codes.back();
  }
  const std::string near = did_you_mean(code, codes);
  return {where, "the model does not know the language '" + code + "'; " +
                     (near.empty() ? "it knows: " + all : "did you mean '" + near + "'?")};
}

// The labels that may be answered get 0, when only some may.
void allow_languages(const Options& options, const Labels& labels, DetectionSettings& out) {
  const std::vector<std::string>& languages = options.texts("languages");
  if (!languages.empty()) out.offsets.fill(kNever);
  std::vector<Problem> problems;
  for (const std::string& code : languages) {
    const auto at = std::find(labels.begin(), labels.end(), Language(code));
    if (at == labels.end() || code.empty())
      problems.push_back(unknown_language(options.where("languages"), code, labels));
    else
      out.offsets[static_cast<std::size_t>(at - labels.begin())] = 0;
  }
  if (!problems.empty()) throw ConfigError(std::move(problems));
}

}  // namespace

DetectionSettings DetectionSettings::read(const Options& options, const Labels& labels) {
  DetectionSettings out;
  allow_languages(options, labels, out);
  out.threshold = static_cast<float>(options.real("threshold"));
  const auto prior = static_cast<float>(std::log(options.real("prior")));
  out.offsets[kIdLabel] += prior;
  out.offsets[kEnLabel] += prior;
  out.context = options.boolean("context");
  out.minimum_letters = static_cast<std::uint32_t>(options.integer("minimum_letters"));
  return out;
}

}  // namespace jernih::detect_language
