#include "pipeline/config/warnings.h"

#include <algorithm>
#include <string>

#include "pipeline/condition.h"
#include "pipeline/config/order.h"
#include "pipeline/registry.h"

namespace jernih {
namespace {

class WarningFinder {
 public:
  WarningFinder(const PipelineConfig& config, const Registry& registry,
                std::vector<Problem>& problems)
      : config_(config), registry_(registry), problems_(problems) {}

  void run() {
    for (std::size_t i = 0; i < config_.stages.size(); ++i) {
      check_use(i);
      check_place(i);
      check_repetition(i);
      const StageConfig& stage = config_.stages[i];
      if (!stage.is_sound) continue;  // what was refused is not there
      if (stage.when) check_condition(stage);
      check_languages(stage.options, stage.info->options);
      let_warn(stage);
    }
    check_output();
    for (const ConfigTest& test : config_.tests) {
      if (!test.language.empty()) check_language(test.row.where("language"), test.language);
      check_test(test);
    }
  }

 private:
  void warn(const Where& where, std::string message) {
    problems_.push_back({where, std::move(message), true});
  }

  void let_warn(const StageConfig& stage) {
    if (!stage.info->warn) return;
    const std::size_t first = problems_.size();
    stage.info->warn(stage.options, problems_);
    for (std::size_t i = first; i < problems_.size(); ++i)  // a default stands nowhere
      if (problems_[i].where.line == 0 && !problems_[i].where.file.starts_with("--"))
        problems_[i].where = stage.where;
  }

  bool is_text() const { return config_.output.text("format") == "text"; }

  bool is_written(Layer layer) const {
    if (layer == Layer::text || layer == Layer::english || layer == Layer::times) return true;
    if (is_text()) return false;
    if (layer != Layer::tokens) return true;
    return config_.output.boolean("tokens") || config_.output.boolean("token_kinds");
  }

  bool is_needed(Layer layer, std::size_t after) const {
    for (std::size_t i = after; i < config_.stages.size(); ++i) {
      std::vector<Layer> needs = config_.stages[i].info->needs;
      const std::vector<Layer>& uses = config_.stages[i].info->uses;
      needs.insert(needs.end(), uses.begin(), uses.end());
      if (config_.stages[i].when)
        for (const Layer l : make_condition(*config_.stages[i].when).needs()) needs.push_back(l);
      if (std::count(needs.begin(), needs.end(), layer) > 0) return true;
    }
    return false;
  }

  void check_use(std::size_t i) {
    const StageConfig& stage = config_.stages[i];
    const auto& gives = stage.info->gives;
    const auto is_used = [&](Layer l) { return is_written(l) || is_needed(l, i + 1); };
    if (gives.empty() || std::any_of(gives.begin(), gives.end(), is_used)) return;
    const bool is_tokens = gives[0] == Layer::tokens && !is_text();
    warn(stage.where,
         label(stage) + " gives '" + std::string(name(gives[0])) +
             "', which no later stage needs and the output does not hold; " +
             (is_tokens ? "set output.tokens, or take the stage away" : "take the stage away"));
  }

  // It comes too late for a stage that would have used what it gives.
  void check_place(std::size_t i) {
    const StageConfig& stage = config_.stages[i];
    const auto uses = [&](const StageConfig& other) {
      return std::any_of(stage.info->gives.begin(), stage.info->gives.end(), [&](Layer l) {
        return std::count(other.info->uses.begin(), other.info->uses.end(), l) > 0;
      });
    };
    const auto begin = config_.stages.begin();
    const auto before = std::find_if(begin, begin + static_cast<std::ptrdiff_t>(i), uses);
    if (before == begin + static_cast<std::ptrdiff_t>(i)) return;
    if (std::any_of(begin + static_cast<std::ptrdiff_t>(i) + 1, config_.stages.end(), uses)) return;
    warn(stage.where, "what " + label(stage) + " finds comes too late for " + label(*before) +
                          ", which would work with it; move it before '" + before->id + "'");
  }

  // What a test wants and no stage gives.
  void check_test(const ConfigTest& test) {
    const auto gives = [&](Layer layer) {
      return std::any_of(config_.stages.begin(), config_.stages.end(), [&](const StageConfig& s) {
        return std::count(s.info->gives.begin(), s.info->gives.end(), layer) > 0;
      });
    };
    const auto check = [&](const char* what, bool is_given) {
      if (test.row.is_given(what) && !is_given)
        warn(test.row.where(what),
             std::string("no stage gives what this test wants as its ") + what);
    };
    check("language", gives(Layer::language));
    check("role", gives(Layer::roles));
    check("value", gives(Layer::times) || gives(Layer::numbers));
  }

  static bool is_same(const StageConfig& a, const StageConfig& b) {
    const auto same = [](const OptionTable& table, const Options& x, const Options& y) {
      return std::all_of(table.begin(), table.end(),
                         [&](const Option& o) { return x.value(o.name) == y.value(o.name); });
    };
    if (a.info != b.info || a.when.has_value() != b.when.has_value()) return false;
    return same(a.info->options, a.options, b.options) &&
           (!a.when || same(condition_options(), *a.when, *b.when));
  }

  void check_repetition(std::size_t i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!is_same(config_.stages[i], config_.stages[j])) continue;
      warn(config_.stages[i].where, label(config_.stages[i]) + " stands in line " +
                                        std::to_string(config_.stages[j].where.line) +
                                        " with the same options; take one away");
      return;
    }
  }

  void check_languages(const Options& options, const OptionTable& table) {
    for (const Option& o : table) {
      if (o.meaning != OptionMeaning::languages || !options.is_given(o.name)) continue;
      for (const std::string& code : options.texts(o.name))
        check_language(options.where(o.name), code);
    }
  }

  void check_language(const Where& where, const std::string& code) {
    if (!are_languages_read_) languages_ = registry_.languages();
    are_languages_read_ = true;
    const bool is_known =
        languages_.empty() || std::count(languages_.begin(), languages_.end(), code) > 0;
    if (is_known) return;
    std::string all;
    for (const std::string& l : languages_) all += (all.empty() ? "" : ", ") + l;
    warn(where, "no segment ever has the language '" + code + "'; there are: " + all);
  }

  // Some role is all that the condition asks of roles and groups.
  static bool may_hold_for_a_role(Condition condition) {
    for (SegmentLists* lists : {&condition.all.segments, &condition.none.segments}) {
      lists->languages.clear();
      lists->kinds.clear();
    }
    Segment segment;
    for (std::size_t i = 1; i < kRoleCount; ++i) {
      segment.role = static_cast<Role>(i);
      if (condition.holds_for(segment)) return true;
    }
    return false;
  }

  void check_condition(const StageConfig& stage) {
    check_languages(*stage.when, condition_options());
    const std::size_t before = problems_.size();
    for (const char* name : {"language", "kind", "role", "group", "record_language"}) {
      const auto& wanted = stage.when->texts(name);
      const auto& unwanted = stage.when->texts(std::string("not.") + name);
      const bool is_never =
          !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
            return std::count(unwanted.begin(), unwanted.end(), w) > 0;
          });
      if (is_never)
        warn(stage.when->where(name), "the condition of " + label(stage) +
                                          " never holds: 'not' forbids every '" + name +
                                          "' it asks for");
    }
    if (problems_.size() == before && !may_hold_for_a_role(make_condition(*stage.when)))
      warn(stage.when->where(stage.when->is_given("group") ? "group" : "not.group"),
           "the condition of " + label(stage) +
               " never holds: no role is in all the roles and groups it asks for");
    const bool is_empty =
        std::none_of(condition_options().begin(), condition_options().end(),
                     [&](const Option& o) { return stage.when->is_given(o.name); });
    if (is_empty) warn(stage.where, "the condition of " + label(stage) + " asks for nothing");
  }

  void check_output() {
    if (!is_text()) return;
    for (const char* name : {"offsets", "tokens", "token_kinds", "raw_offsets", "rules", "source"})
      if (config_.output.is_given(name))
        warn(config_.output.where(name),
             std::string("'output': '") + name + "' has no effect with format: text; take it away");
  }

  const PipelineConfig& config_;
  const Registry& registry_;
  std::vector<Problem>& problems_;
  std::vector<std::string> languages_;
  bool are_languages_read_ = false;
};

}  // namespace

void find_warnings(const PipelineConfig& config, const Registry& registry,
                   std::vector<Problem>& problems) {
  WarningFinder(config, registry, problems).run();
}

}  // namespace jernih
