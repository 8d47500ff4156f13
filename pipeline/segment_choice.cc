#include "pipeline/segment_choice.h"

#include <algorithm>

#include "pipeline/model/document.h"
#include "pipeline/model/utf8.h"
#include "pipeline/options/options.h"

namespace jernih {
namespace {

template <class T>
bool has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T>
bool allows(const std::vector<T>& list, const T& value) {
  return list.empty() || has(list, value);
}

template <class T, class Named>
std::vector<T> each(const std::vector<std::string>& names, Named named) {
  std::vector<T> out;
  for (const std::string& n : names) out.push_back(named(n));
  return out;
}

}  // namespace

bool SegmentLists::all_have(const Segment& s) const {
  return allows(languages, s.language) && allows(kinds, s.kind) && allows(roles, s.role) &&
         allows(groups, group_of(s.role));
}

bool SegmentLists::any_has(const Segment& s) const {
  return has(languages, s.language) || has(kinds, s.kind) || has(roles, s.role) ||
         has(groups, group_of(s.role));
}

bool SegmentLists::may_all_have_a_role() const {
  if (roles.empty() || groups.empty()) return true;
  return std::any_of(roles.begin(), roles.end(),
                     [&](Role role) { return has(groups, group_of(role)); });
}

std::vector<SegmentKind> segment_kinds_named(const std::vector<std::string>& names) {
  return each<SegmentKind>(names, [](const std::string& n) {
    return n == name(SegmentKind::prose) ? SegmentKind::prose : SegmentKind::interface;
  });
}
std::vector<Role> roles_named(const std::vector<std::string>& names) {
  return each<Role>(names, role_named);
}
std::vector<RoleGroup> role_groups_named(const std::vector<std::string>& names) {
  return each<RoleGroup>(names, role_group_named);
}
std::vector<Language> languages_named(const std::vector<std::string>& codes) {
  return each<Language>(codes, [](const std::string& code) { return Language(code); });
}

SegmentChoice::SegmentChoice(const Options& options)
    : lists{languages_named(options.texts("languages")),
            segment_kinds_named(options.texts("kinds")), roles_named(options.texts("roles")),
            role_groups_named(options.texts("groups"))},
      shorter_than(static_cast<std::size_t>(options.integer("shorter_than"))),
      longer_than(static_cast<std::size_t>(options.integer("longer_than"))) {}

OptionTable SegmentChoice::table(const std::string& verb) {
  constexpr double kMost = 1e9;
  return {
      {"roles", OptionType::texts, "", verb + " segments with one of these roles", 0, 0,
       role_names()},
      {"groups", OptionType::texts, "", verb + " segments whose role is in one of these groups", 0,
       0, role_group_names()},
      {.name = "languages",
       .type = OptionType::texts,
       .initial = "",
       .help = verb + " segments in one of these languages",
       .meaning = OptionMeaning::languages},
      {"kinds",
       OptionType::texts,
       "",
       verb + " segments of one of these kinds",
       0,
       0,
       {std::string(name(SegmentKind::prose)), std::string(name(SegmentKind::interface))}},
      {"shorter_than", OptionType::integer, "0",
       verb + " segments of fewer characters; 0 drops none", 0, kMost},
      {"longer_than", OptionType::integer, "0", verb + " segments of more characters; 0 drops none",
       0, kMost},
  };
}

bool SegmentChoice::holds_all(const Document& doc, const Segment& s) const {
  if (!lists.all_have(s)) return false;
  if (shorter_than == 0 && longer_than == 0) return true;
  const std::size_t size = count_chars(doc.text(s.at));
  return (shorter_than == 0 || size < shorter_than) && (longer_than == 0 || size > longer_than);
}

bool SegmentChoice::holds_any(const Document& doc, const Segment& s) const {
  if (lists.any_has(s)) return true;
  if (shorter_than == 0 && longer_than == 0) return false;
  const std::size_t size = count_chars(doc.text(s.at));
  return size < shorter_than || (longer_than > 0 && size > longer_than);
}

}  // namespace jernih
