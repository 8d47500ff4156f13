#include "lexicons/matching/user_phrases.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "lexicons/matching/phrase_matcher.h"
#include "lexicons/tables/compile/families.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/split_key.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/model/segment.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

constexpr std::array<std::string_view, 4> kFlags = {"english", "informal", "ordinary", "prefix"};

// "{number}", "{time}" … in order of their names.
std::vector<std::string_view> slots_of(std::string_view phrase) {
  std::vector<std::string_view> out;
  for (std::size_t at = phrase.find('{'); at != phrase.npos; at = phrase.find('{', at + 1)) {
    const std::size_t end = phrase.find('}', at);
    if (end == phrase.npos) break;
    out.push_back(phrase.substr(at, end + 1 - at));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_slot(std::string_view slot) {
  for (int kind = 0; kind < kSlotKinds; ++kind)
    if (slot_name(static_cast<SlotKind>(kind)) == slot) return true;
  return false;
}

std::string folded_key(std::string_view phrase) {
  std::string out;
  for (const std::string_view piece : split_key(phrase)) {
    fold(piece, out);
    out += ' ';
  }
  return out;
}

std::string_view cell(const Tsv& table, const Tsv::Row& row, std::string_view column) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), column);
  if (found == table.columns.end()) return {};
  return row.cells[static_cast<std::size_t>(found - table.columns.begin())];
}

void check_slots(const Where& where, std::string_view key, std::string_view english,
                 std::vector<Problem>& problems) {
  const std::vector<std::string_view> slots = slots_of(key);
  for (const std::string_view slot : slots)
    if (!is_slot(slot))
      problems.push_back({where, "unknown slot '" + std::string(slot) +
                                     "'; there are {number}, {time}, {name}, {site} and {any}"});
  if (slots != slots_of(english))
    problems.push_back({where,
                        "the slots of the English are not those of the Indonesian; write "
                        "each of them once on both sides"});
}

void check_labels(const Where& where, std::string_view role, std::string_view flags,
                  std::vector<Problem>& problems) {
  if (!role.empty() && role_named(role) == Role::none)
    problems.push_back({where, "unknown role '" + std::string(role) +
                                   "'; take one of the list of roles or leave it empty"});
  while (!flags.empty()) {
    const std::size_t comma = std::min(flags.find(','), flags.size());
    const std::string_view flag = flags.substr(0, comma);
    if (std::find(kFlags.begin(), kFlags.end(), flag) == kFlags.end())
      problems.push_back({where, "unknown flag '" + std::string(flag) +
                                     "'; there are english, informal, ordinary and prefix"});
    flags.remove_prefix(std::min(comma + 1, flags.size()));
  }
}

}  // namespace

std::vector<Problem> phrase_problems(const std::vector<Tsv>& tables) {
  struct Known {
    std::string where, english;
  };
  std::vector<Problem> problems;
  std::map<std::string, Known> seen;  // by key
  for (const Tsv& table : tables) {
    table.column("english");
    table.column("indonesian");
    for (const Tsv::Row& row : table.rows) {
      const Where where{table.file, row.line, 0};
      const std::string_view key = cell(table, row, "indonesian");
      const std::string_view english = cell(table, row, "english");
      const auto [known, is_new] =
          seen.emplace(folded_key(key), Known{to_string(where), std::string(english)});
      if (!is_new) {
        const std::string other =
            known->second.english == english ? " already" : " as '" + known->second.english + "'";
        problems.push_back({where, "the key '" + std::string(key) + "' stands in " +
                                       known->second.where + other + "; leave one of them out"});
      }
      if (english.find_first_not_of(' ') == english.npos)
        problems.push_back({where, "the English is empty; write it or leave the row out"});
      else
        check_slots(where, key, english, problems);
      check_labels(where, cell(table, row, "role"), cell(table, row, "flags"), problems);
    }
  }
  return problems;
}

void check_user_phrases(const std::vector<std::string>& paths) {
  std::vector<Tsv> tables;
  for (const std::string& path : paths) tables.push_back(expand_families(read_tsv(path)));
  std::vector<Problem> problems = phrase_problems(tables);
  if (!problems.empty()) throw ConfigError(std::move(problems));
}

}  // namespace jernih
