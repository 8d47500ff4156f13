// Finds time phrases, with English form, value and instant. One door: find_times_info().
// Tokens become atoms (lexer), atoms a TimeExpression (grammar), that an English form (say) and a
// value (resolver). Phrases are found first, for the whole document, because the page's own date
// may be what the others are measured from.
#include "stages/find_times.h"

#include <memory>

#include "stages/find_times/time_finder.h"

namespace jernih {
namespace {

class FindTimes : public Stage {
 public:
  FindTimes(std::shared_ptr<const times::TimeKnowledge> knowledge,
            const times::TimeSettings& settings)
      : finder_(std::move(knowledge), settings) {}
  void run(Document& doc) override { finder_.run(doc); }

 private:
  times::TimeFinder finder_;
};

}  // namespace

StageInfo find_times_info() {
  return {
      .name = "find_times",
      .summary = "Finds time phrases, with English form, value and instant",
      .needs = {Layer::tokens, Layer::language},
      .gives = {Layer::times},
      .options = {{"zone", OptionType::text, "Asia/Jakarta",
                   "zone of times that name none: a name, or an offset like +07:00"},
                  {"weekday",
                   OptionType::choice,
                   "past",
                   "which day a bare weekday is",
                   0,
                   0,
                   {"past", "nearest", "future"}},
                  {"date_order",
                   OptionType::choice,
                   "auto",
                   "how 5/8/2025 is read",
                   0,
                   0,
                   {"auto", "day_first", "month_first"}}},
      .prepare = [](const Options& options) -> StageFactory {
        const auto knowledge = std::make_shared<const times::TimeKnowledge>(Lexicon::builtin());
        const times::TimeSettings settings = times::read_settings(options, Lexicon::builtin());
        return [knowledge, settings] { return std::make_unique<FindTimes>(knowledge, settings); };
      },
  };
}

bool is_reference_time(std::string_view text) {
  const times::TimeKnowledge knowledge(Lexicon::builtin());
  times::ReferenceReader reader(Lexicon::builtin(), knowledge.lexer, knowledge.resolver);
  times::Anchor anchor;
  return reader.read(text, times::TimeSettings{}.zone, anchor);
}

}  // namespace jernih
