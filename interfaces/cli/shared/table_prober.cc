// Asks the matcher for each key as a text would: a sample text per key goes through the stages.
#include "interfaces/cli/shared/table_prober.h"

#include "interfaces/setup/setup.h"
#include "lexicons/tables/lexicon.h"

namespace jernih::cli {
namespace {

constexpr std::string_view kStage = "translate_ui";

// What a key's slots are filled with to see whether its own row finds it.
std::string sample_of(std::string_view key) {
  constexpr std::array<std::string_view, kSlotKinds> kSamples = {"12", "2025-08-21", "Xyzzy Qux",
                                                                 "xyzzy.example", "xyzzy"};
  std::string out(key);
  for (int kind = 0; kind < kSlotKinds; ++kind) {
    const std::string_view slot = slot_name(static_cast<SlotKind>(kind));
    for (std::size_t at = out.find(slot); at != std::string::npos; at = out.find(slot, at))
      out.replace(at, slot.size(), kSamples[static_cast<std::size_t>(kind)]);
  }
  return out;
}

}  // namespace

TableProber::TableProber(const std::vector<std::string>& paths)
    : book_(Lexicon::builtin(), paths),
      pieces_(Lexicon::builtin()),
      plan_(load_plan({.config = "ui"})),
      session_(plan_) {
  session_.observe_before(kStage, [this](const Document& doc) { winner_ = winner(doc); });
}

void TableProber::check(const Tsv& table, std::vector<Problem>& problems) {
  const std::size_t key = table.column("indonesian");
  for (const Tsv::Row& row : table.rows) {
    const Where where{table.file, row.line, 0};
    winner_.clear();
    session_(sample_of(row.cells[key]));
    if (winner_.empty())
      problems.push_back({where, "nothing can match '" + row.cells[key] +
                                     "'; write it as it stands in a text, without "
                                     "punctuation at its ends"});
    else if (winner_ != to_string(where))
      problems.push_back({where, "'" + row.cells[key] + "' is shadowed by " + winner_ +
                                     "; leave one of them out"});
  }
}

std::string TableProber::winner(const Document& doc) {
  pieces_.begin(doc);
  if (doc.segments.size() != 1) return {};
  pieces_.cut(doc, doc.segments[0].at, doc.tokens_of(doc.segments[0]));
  const PhraseMatch match = book_.matcher(doc, pieces_).whole(0, pieces_.size());
  return match ? match.table->where(match.row) : std::string();
}

std::vector<Problem> unreachable_rows(const PipelineConfig& config) {
  std::vector<Problem> out;
  for (const StageConfig& stage : config.stages) {
    if (stage.info->name != kStage) continue;
    const std::vector<std::string>& paths = stage.options.texts("tables");
    if (paths.empty()) continue;
    TableProber prober(paths);
    for (const std::string& path : paths) prober.check(read_tsv(path), out);
  }
  for (Problem& p : out) p.is_warning = true;
  return out;
}

}  // namespace jernih::cli
