#include "interfaces/cli/run/run_account.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/terminal.h"
#include "pipeline/run/config_settings.h"

namespace jernih::cli {
namespace {

std::string quoted(const std::vector<std::string>& names) {
  return fmt::format("'{}'", fmt::join(names, "', '"));
}

// Names that the user chose, not those of a configuration inside the program.
bool is_chosen(const Options& input, const std::string& option) {
  return input.is_given(option) && !input.where(option).file.starts_with("built-in:");
}

void tell_missing(const std::string& option, const std::vector<std::string>& names,
                  const std::string& consequence) {
  const bool is_dotted = std::any_of(names.begin(), names.end(), [](const std::string& n) {
    return n.find('.') != std::string::npos;
  });
  tell(
      "jernih: no record had {}{} (input.{}){}{}\n",
      names.size() == 1 ? "the field " : "one of the fields ", quoted(names), option, consequence,
      is_dotted ? "; only fields of the record itself are looked at, not those inside others" : "");
}

class Teller {
 public:
  explicit Teller(const RunAccount& account)
      : account_(account), statistics_(account.result.statistics) {}

  int operator()() const {
    for (const std::string& e : account_.result.read_errors) tell("jernih: {}\n", e);
    if (!account_.broken_off.empty()) {
      // No account: what was counted of a file that is not whole is not there.
      tell("jernih: interrupted after {} records: {}; the same command begins again\n",
           grouped(statistics_.in), account_.broken_off);
      return kInterrupted;
    }
    if (!account_.arguments.quiet) {
      tell("{}\n", summary_line(statistics_, account_.seconds));
      tell_guesses();
      tell_notes();
      tell_fields();
    }
    if (statistics_.rejected > 0) tell_rejected();
    return code();
  }

 private:
  int code() const {
    if (!statistics_.adds_up()) {
      tell("jernih: records are missing: this is a mistake of jernih, please tell\n");
      return kSomeFailed;
    }
    if (account_.result.was_stopped) {
      tell("jernih: interrupted; the same command begins again\n");
      return kInterrupted;
    }
    if (!account_.result.read_errors.empty()) return kInputOutput;
    const auto allowed = static_cast<std::uint64_t>(account_.config.run.integer("max_rejected"));
    return statistics_.rejected > allowed ? kSomeFailed : kDone;
  }

  const std::string& name_of(std::size_t input) const { return account_.inputs[input]; }

  // Of pipes, which have no name that says more; a file without one is a page as a rule.
  void tell_guesses() const {
    for (const std::size_t input : account_.result.guessed_texts) {
      std::error_code error;
      const std::string& name = name_of(input);
      const bool is_stdin = name == "-";
      if (!is_stdin && std::filesystem::is_regular_file(name, error)) continue;
      tell(
          "jernih: {} was taken as one text, for it does not begin with '{{'; "
          "--set input.format=jsonl or lines reads it otherwise\n",
          is_stdin ? "standard input" : name);
    }
  }

  void tell_notes() const {
    std::map<std::string_view, std::vector<std::size_t>> by_note;
    for (const auto& [input, note] : account_.result.notes) by_note[note].push_back(input);
    for (const auto& [note, files] : by_note)
      tell("jernih: {}{}: {}\n", name_of(files.front()),
           files.size() == 1 ? "" : fmt::format(" and {} more", files.size() - 1), note);
  }

  void tell_fields() const {
    const Options& input = account_.config.input;
    const RecordFields fields = record_fields(input);
    const std::vector<std::string> missing = statistics_.fields.missing(fields);
    const auto is_missing = [&](const std::string& n) {
      return std::find(missing.begin(), missing.end(), n) != missing.end();
    };
    if (is_missing(fields.id) && is_chosen(input, "fields.id")) {
      if (fields.id == fields.text)
        tell("jernih: input.fields.id and input.fields.text are both '{}': no record has an id\n",
             fields.id);
      else
        tell_missing("fields.id", {fields.id}, ": none has an id");
    }
    const auto& times = fields.reference_times;
    if (!times.empty() && std::all_of(times.begin(), times.end(), is_missing) &&
        is_chosen(input, "reference_time.fields"))
      tell_missing("reference_time.fields", times, "");
  }

  void tell_rejected() const {
    const auto& reasons = statistics_.reject_reasons;
    const auto most = std::max_element(reasons.begin(), reasons.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    tell("jernih: {} rejected, {}; most often: {}\n", grouped(statistics_.rejected),
         account_.rejected_place, most->first);
    if (statistics_.out == 0 && most->first.starts_with("there is no field"))
      tell("jernih: `jernih init --from FILE -o my.yaml` finds out which field holds the text\n");
  }

  const RunAccount& account_;
  const Statistics& statistics_;
};

}  // namespace

int tell_account(const RunAccount& account) { return Teller(account)(); }

}  // namespace jernih::cli
