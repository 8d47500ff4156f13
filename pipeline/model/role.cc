#include "pipeline/model/role.h"

#include <array>

namespace jernih {
namespace {

constexpr auto kRoles = std::to_array<RoleTraits>({
    {.role = Role::none, .holds_words = true},
    {.role = Role::body, .name = "body", .group = RoleGroup::content, .is_text = true},
    {.role = Role::title, .name = "title", .group = RoleGroup::content, .is_text = true},
    {.role = Role::heading,
     .name = "heading",
     .group = RoleGroup::content,
     .is_text = true,
     .may_begin_sentence = true,
     .may_be_headline = true,
     .holds_words = true},
    {.role = Role::byline,
     .name = "byline",
     .group = RoleGroup::content,
     .has_capitals = true,
     .stands_between_sentences = true,
     .may_begin_sentence = true,
     .may_begin_prose = true,
     .asks_for_name = true,
     .names_who = true,
     .labels_name = true},
    {.role = Role::dateline,
     .name = "dateline",
     .group = RoleGroup::content,
     .stands_between_sentences = true,
     .may_begin_sentence = true},
    {.role = Role::timestamp,
     .name = "timestamp",
     .group = RoleGroup::content,
     .may_begin_sentence = true,
     .strays_into_prose = true},
    {.role = Role::category,
     .name = "category",
     .group = RoleGroup::navigation,
     .may_begin_sentence = true,
     .may_be_headline = true,
     .stands_in_lists = true,
     .holds_words = true},
    {.role = Role::navigation,
     .name = "navigation",
     .group = RoleGroup::navigation,
     .may_begin_sentence = true,
     .may_be_label = true,
     .stands_in_lists = true,
     .holds_words = true,
     .is_surely_string = true},
    {.role = Role::pagination,
     .name = "pagination",
     .group = RoleGroup::navigation,
     .may_be_label = true,
     .holds_words = true},
    {.role = Role::related,
     .name = "related",
     .group = RoleGroup::related,
     .is_text = true,
     .wants_lead = true,
     .stands_between_sentences = true,
     .may_be_label = true,
     .strays_into_prose = true,
     .asks_for_name = true,
     .calls_to_headline = true},
    {.role = Role::share,
     .name = "share",
     .group = RoleGroup::social,
     .stands_between_sentences = true,
     .ends_comment = true,
     .holds_words = true,
     .is_surely_string = true,
     .strays_into_prose = true,
     .calls_to_headline = true},
    {.role = Role::advertisement,
     .name = "advertisement",
     .group = RoleGroup::promotion,
     .stands_between_sentences = true,
     .holds_words = true,
     .strays_into_prose = true},
    {.role = Role::call_to_action,
     .name = "call_to_action",
     .group = RoleGroup::promotion,
     .wants_lead = true,
     .stands_between_sentences = true,
     .may_begin_prose = true,
     .holds_words = true,
     .is_surely_string = true,
     .strays_into_prose = true,
     .calls_to_headline = true},
    {.role = Role::subscription,
     .name = "subscription",
     .group = RoleGroup::promotion,
     .stands_between_sentences = true,
     .may_begin_prose = true,
     .holds_words = true,
     .is_surely_string = true,
     .strays_into_prose = true},
    {.role = Role::comment,
     .name = "comment",
     .group = RoleGroup::social,
     .may_begin_prose = true,
     .ends_comment = true,
     .holds_words = true},
    {.role = Role::count,
     .name = "count",
     .group = RoleGroup::social,
     .may_begin_sentence = true,
     .holds_words = true},
    {.role = Role::caption,
     .name = "caption",
     .group = RoleGroup::content,
     .asks_for_name = true,
     .labels_name = true},
    {.role = Role::media,
     .name = "media",
     .group = RoleGroup::media,
     .stands_between_sentences = true,
     .asks_for_name = true,
     .calls_to_headline = true},
    {.role = Role::legal,
     .name = "legal",
     .group = RoleGroup::legal,
     .stands_between_sentences = true,
     .may_begin_sentence = true,
     .may_begin_prose = true,
     .holds_words = true,
     .names_who = true},
    {.role = Role::commerce,
     .name = "commerce",
     .group = RoleGroup::commerce,
     .may_be_label = true,
     .holds_words = true,
     .is_surely_string = true},
    {.role = Role::rating,
     .name = "rating",
     .group = RoleGroup::social,
     .may_be_label = true,
     .holds_words = true},
    {.role = Role::verdict,
     .name = "verdict",
     .group = RoleGroup::content,
     .has_capitals = true,
     .may_begin_sentence = true,
     .holds_words = true},
    {.role = Role::control,
     .name = "control",
     .group = RoleGroup::control,
     .may_begin_sentence = true,
     .may_be_label = true,
     .holds_words = true,
     .is_surely_string = true,
     .calls_to_headline = true},
    {.role = Role::message,
     .name = "message",
     .group = RoleGroup::control,
     .may_begin_sentence = true,
     .holds_words = true,
     .is_surely_string = true},
    {.role = Role::other,
     .name = "other",
     .group = RoleGroup::other,
     .may_begin_sentence = true,
     .holds_words = true},
});

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    if (kRoles[i].role != static_cast<Role>(i)) return false;
  return true;
}
static_assert(kRoles.size() == kRoleCount && is_in_order());

constexpr auto kGroups =
    std::to_array<std::string_view>({"", "content", "navigation", "related", "promotion", "social",
                                     "control", "commerce", "legal", "media", "other"});
static_assert(kGroups.size() == kRoleGroupCount);

}  // namespace

const RoleTraits& traits(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::string_view name(Role role) { return traits(role).name; }
std::string_view name(RoleGroup group) { return kGroups[static_cast<std::size_t>(group)]; }

RoleGroup group_of(Role role) { return traits(role).group; }

Role role_named(std::string_view wanted) {
  for (const RoleTraits& r : kRoles)
    if (r.name == wanted) return r.role;
  return Role::none;
}

RoleGroup role_group_named(std::string_view wanted) {
  for (std::size_t i = 0; i < kGroups.size(); ++i)
    if (kGroups[i] == wanted) return static_cast<RoleGroup>(i);
  return RoleGroup::none;
}

std::vector<std::string> role_names() {
  std::vector<std::string> out;
  for (const RoleTraits& r : kRoles)
    if (r.role != Role::none) out.emplace_back(r.name);
  return out;
}

std::vector<std::string> role_group_names() {
  std::vector<std::string> out;
  for (const std::string_view group : kGroups)
    if (!group.empty()) out.emplace_back(group);
  return out;
}

}  // namespace jernih
