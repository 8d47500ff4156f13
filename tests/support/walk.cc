// See the header. No Catch2 here: benchmarks and fuzz targets use this file too.
#include "tests/support/walk.h"

#include "pipeline/model/render.h"
#include "stages/builtin.h"
#include "stages/example_stage.h"

namespace jernih::test {

const Registry& registry() {
  static const Registry kRegistry = [] {
    Registry r;
    add_builtin_stages(r);
    r.add(example_stage_info());
    return r;
  }();
  return kRegistry;
}

std::vector<std::string> stages_up_to(const std::string& last) {
  std::vector<std::string> out;
  for (const std::string& name : registry().names()) {
    out.push_back(name);
    if (name == last) break;
  }
  return out;
}

std::vector<std::string> default_stages_and(const std::string& last) {
  std::vector<std::string> out = stages_up_to("translate_ui");
  out.push_back(last);
  return out;
}

std::string dropped(const Document& doc) {
  std::string out;
  for (const Segment& s : doc.segments)
    if (s.dropped) out += std::string(doc.text(s.at)) + "\n";
  return out;
}

Plan plan_of(const std::vector<std::string>& stages) {
  std::string yaml = "version: 1\nstages:\n";
  for (const std::string& s : stages) yaml += "  - " + s + "\n";
  return Plan(read_config(yaml, "test.yaml", registry()));
}

Walk::Walk(const std::vector<std::string>& stages)
    : plan_(plan_of(stages)), pipeline_(plan_.make_pipeline()) {}

const Document& Walk::operator()(std::string_view text, const std::string& reference_time) {
  doc_.reset(text);
  doc_.source = source;
  if (is_watching_) watch_.look(doc_);
  if (!reference_time.empty())
    doc_.reference_candidates.push_back({reference_time, ReferenceTime::From::record});
  pipeline_->run(doc_);
  return doc_;
}

void Walk::watch() {
  is_watching_ = true;
  pipeline_->set_observer([this](const std::string& id, const Document& doc) {
    for (const StageConfig& stage : plan_.config().stages) {
      if (stage.id != id) continue;
      for (const Layer layer : watch_.unannounced(*stage.info, doc))
        unannounced_ += id + " " + std::string(name(layer)) + "\n";
    }
  });
}

std::string english(const Document& doc) {
  std::string out;
  render(doc, out);
  return out;
}

}  // namespace jernih::test
