// `jernih lexicon check`: everything wrong with tables, with file and line.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "interfaces/cli/lexicon/lexicon.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/problems.h"
#include "interfaces/cli/shared/table_prober.h"
#include "interfaces/cli/shared/terminal.h"
#include "lexicons/matching/user_phrases.h"
#include "lexicons/tables/compile/families.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/table_check.h"

namespace jernih::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListOfTables = "manifest.tsv";  // not a table itself

struct CheckTablesArguments {
  std::vector<std::string> names;
  bool is_strict = false;
};

std::vector<std::string> tables_in(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (!fs::is_directory(name)) {
      out.push_back(name);
      continue;
    }
    const std::size_t before = out.size();
    for (const auto& entry : fs::recursive_directory_iterator(name))
      if (entry.path().extension() == ".tsv" && entry.path().filename() != kListOfTables)
        out.push_back(entry.path().string());
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
    if (out.size() == before)
      throw ConfigError({name, 0, 0}, "no .tsv files in this folder; name one that holds tables");
  }
  return out;
}

std::string read_file(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in) throw ConfigError({path, 0, 0}, std::string(std::strerror(errno)) + "; name a table");
  return text.str();
}

// A table named by itself that was meant to hold phrases, but for its header.
void check_header(const Tsv& table, std::vector<Problem>& problems) {
  if (table.columns.empty()) return;
  const auto has = [&](std::string_view column) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const std::string& c) {
      std::string folded;
      fold(c, folded);
      return folded == column;
    });
  };
  const bool is_meant = table.columns.size() == 1 || has("indonesian") || has("english");
  const auto is_there = [&](std::string_view column) {
    return std::count(table.columns.begin(), table.columns.end(), column) > 0;
  };
  if (!is_meant || (is_there("indonesian") && is_there("english"))) return;
  problems.push_back({{table.file, 1, 1},
                      "a table of phrases has the columns 'indonesian' and 'english', written so "
                      "and parted by a tab; this one has: " +
                          fmt::format("{}", fmt::join(table.columns, ", "))});
}

// The rows of a table of phrases, of families too; false when there was a mistake in these.
bool add_phrases(Tsv table, std::vector<Tsv>& phrases, std::vector<Problem>& problems) {
  try {
    phrases.push_back(expand_families(std::move(table)));
    return true;
  } catch (const ConfigError& e) {
    problems.insert(problems.end(), e.problems().begin(), e.problems().end());
    return false;
  }
}

int check_tables(const CheckTablesArguments& arguments) {
  const std::vector<std::string>& names = arguments.names;
  std::vector<Problem> problems;
  std::vector<Tsv> phrases;
  std::vector<std::string> phrase_paths;
  std::size_t rows = 0;
  const std::vector<std::string> paths = tables_in(names);
  for (const std::string& path : paths) {
    Tsv table;
    const std::vector<Problem> form = form_problems(read_file(path), path, table);
    problems.insert(problems.end(), form.begin(), form.end());
    rows += table.rows.size();
    if (!is_phrase_table(table)) {
      if (std::count(names.begin(), names.end(), path) > 0) check_header(table, problems);
      continue;
    }
    if (add_phrases(std::move(table), phrases, problems)) phrase_paths.push_back(path);
  }
  const std::vector<Problem> more = phrase_problems(phrases);
  problems.insert(problems.end(), more.begin(), more.end());
  if (!has_mistakes(problems) && !phrases.empty()) {  // a key that stands twice would be told again
    TableProber prober(phrase_paths);
    std::vector<Problem> unreachable;
    for (const Tsv& table : phrases) prober.check(table, unreachable);
    for (Problem& p : unreachable) p.is_warning = true;
    problems.insert(problems.end(), unreachable.begin(), unreachable.end());
  }
  const Paint paint(stdout);
  for (const Problem& p : problems) fmt::print("{}", show_problem(p, paint));
  const bool is_wrong = has_mistakes(problems) || (arguments.is_strict && !problems.empty());
  if (!is_wrong)
    fmt::print("{} ({} {}, {} {}{})\n", paint(Style::green, "good"), paths.size(),
               paths.size() == 1 ? "table" : "tables", rows, rows == 1 ? "row" : "rows",
               problems.empty() ? "" : ", " + count_of(problems));
  std::fflush(stdout);
  if (!is_wrong) return kDone;
  tell("{}\n", count_of(problems));
  return kWrongConfig;
}

}  // namespace

void add_lexicon_check(CLI::App& lexicon, ChosenCommand& chosen) {
  CLI::App* c = lexicon.add_subcommand(
      "check", "Every mistake of tables, with file and line, and what would be right");
  const auto arguments = std::make_shared<CheckTablesArguments>();
  c->add_option("FILE", arguments->names, "Tables, or folders of them")->required();
  c->add_flag("--strict", arguments->is_strict, "Warnings count as mistakes");
  c->callback([arguments, &chosen] { chosen = [arguments] { return check_tables(*arguments); }; });
}

}  // namespace jernih::cli
