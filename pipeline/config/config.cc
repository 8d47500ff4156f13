// YAML to PipelineConfig. One door: read_config().
#include "pipeline/config/config.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>
#include <utility>

#include "pipeline/config/config_files.h"
#include "pipeline/config/config_reader.h"
#include "pipeline/config/order.h"
#include "pipeline/config/overrides.h"
#include "pipeline/config/stage_list.h"
#include "pipeline/config/warnings.h"
#include "pipeline/options/yaml_text.h"

namespace jernih {
namespace {

constexpr std::size_t kMostProblems = 200;

// Takes the sections away that say how to change the others, and does what they say.
class Changes {
 public:
  Changes(const ConfigContext& context, ConfigNode& root, std::vector<Problem>& problems)
      : context_(context), root_(root), problems_(problems) {}

  void apply() {
    const ConfigNode set = take("set");
    presets_ = take("presets");
    if (presets_.kind != ConfigNode::Kind::map && presets_.kind != ConfigNode::Kind::null)
      problems_.push_back({presets_.where, "presets cannot be " + describe(presets_) +
                                               "; write {name: {output.tokens: true}}"});
    apply_settings(root_, set, context_.registry, problems_);
    if (!presets_.members.empty()) bare_ = root_;
    apply_preset();
    for (const Override& o : context_.overrides)
      apply_override(root_, o, context_.registry, problems_);
  }

  // What a preset that was not chosen would do wrong.
  void check_other_presets(bool is_cut) {
    std::set<std::tuple<std::string, int, int>> known;
    for (const Problem& p : problems_) known.insert(place(p));
    constexpr std::size_t kMostPresets = 32;
    if (presets_.members.size() > kMostPresets) {
      problems_.push_back({presets_.where, "more than " + std::to_string(kMostPresets) +
                                               " presets; write several configurations"});
      return;
    }
    for (const auto& [name, settings] : presets_.members) {
      if (name.scalar == context_.preset) continue;
      ConfigNode root = bare_;
      std::vector<Problem> theirs;
      apply_settings(root, settings, context_.registry, theirs);
      ConfigReader(context_.registry, is_cut, theirs).read(root);
      for (Problem& p : theirs)
        if (known.insert(place(p)).second) problems_.push_back(std::move(p));
    }
  }

  std::vector<std::string> preset_names() const {
    std::vector<std::string> out;
    for (const auto& [name, settings] : presets_.members) out.push_back(name.scalar);
    return out;
  }

 private:
  static std::tuple<std::string, int, int> place(const Problem& p) {
    return {p.where.file, p.where.line, p.where.column};
  }

  ConfigNode take(const std::string& section) {
    ConfigNode out;
    if (ConfigNode* found = root_.find(section)) out = std::move(*found);
    std::erase_if(root_.members, [&](const ConfigMember& m) { return m.key.scalar == section; });
    return out;
  }

  void apply_preset() {
    if (context_.preset.empty()) return;
    if (const ConfigNode* settings = presets_.find(context_.preset)) {
      apply_settings(root_, *settings, context_.registry, problems_);
      return;
    }
    std::string all;
    for (const std::string& n : preset_names()) all += (all.empty() ? "" : ", ") + n;
    problems_.push_back({{"--preset " + context_.preset, 0, 0},
                         "the configuration has no such preset; " +
                             (all.empty() ? "it has none at all" : "it has: " + all)});
  }

  const ConfigContext& context_;
  ConfigNode& root_;
  std::vector<Problem>& problems_;
  ConfigNode presets_;
  ConfigNode bare_;  // without preset and overrides
};

// A syntax error ends the list: what stands behind it may mean something else.
void forget_behind(const std::vector<Where>& cuts, std::vector<Problem>& problems) {
  for (const Where& cut : cuts)
    std::erase_if(problems, [&](const Problem& p) {
      return p.where.file == cut.file &&
             std::pair(p.where.line, p.where.column) > std::pair(cut.line, cut.column);
    });
}

// In order of files and places, each with its line; what stands in no file comes last.
void arrange(std::vector<Problem>& problems, const std::vector<ConfigText>& files) {
  const auto file_of = [&](const Problem& p) {
    return std::find_if(files.begin(), files.end(),
                        [&](const ConfigText& f) { return f.name == p.where.file; });
  };
  std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
    return std::tuple(file_of(a), a.where.line, a.where.column) <
           std::tuple(file_of(b), b.where.line, b.where.column);
  });
  if (problems.size() > kMostProblems) {
    const std::size_t more = problems.size() - kMostProblems;
    problems.resize(kMostProblems);
    problems.push_back({{problems.back().where.file, 0, 0},
                        "and " + std::to_string(more) + " more; mend these first"});
  }
  for (Problem& p : problems) {
    const auto file = file_of(p);
    if (file == files.end()) continue;
    show_line(file->yaml, p);
    if (file->included_from.line > 0)
      p.message += " (included from " + to_string(file->included_from) + ")";
  }
}

}  // namespace

std::optional<unsigned> thread_count(const std::string& text) {
  constexpr unsigned kMost = 1024;
  if (text == "auto") return 0;
  unsigned n = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, n);
  if (error != std::errc{} || at != end || n < 1 || n > kMost) return std::nullopt;
  return n;
}

PipelineConfig read_config(std::string_view yaml, const std::string& file,
                           const ConfigContext& context) {
  std::vector<Problem> problems;
  std::vector<ConfigText> files;
  auto [root, cuts, is_cut] =
      read_config_tree({file, std::string(yaml), {}}, context, files, problems);
  normalise_stages(root, context.registry, problems);
  Changes changes(context, root, problems);
  if (root.kind == ConfigNode::Kind::map) changes.apply();
  ConfigReader reader(context.registry, is_cut, problems);
  PipelineConfig config = reader.read(root);
  check_order(config.stages, problems);
  if (root.kind == ConfigNode::Kind::map) changes.check_other_presets(is_cut);
  if (!is_cut && root.kind == ConfigNode::Kind::map)
    find_warnings(config, context.registry, problems);
  // What only preparing shows is told together with the rest; Plan prepares when all is well.
  const bool has_failed = has_mistakes(problems);
  if (has_failed) reader.prepare_sound_stages(config);
  forget_behind(cuts, problems);
  arrange(problems, files);
  if (has_failed) throw ConfigError(std::move(problems));
  config.presets = changes.preset_names();
  config.warnings = std::move(problems);
  config.files = std::move(files);
  return config;
}

PipelineConfig read_config(std::string_view yaml, const std::string& file, const Registry& registry,
                           const std::vector<Override>& overrides) {
  return read_config(yaml, file, ConfigContext{registry, overrides});
}

}  // namespace jernih
