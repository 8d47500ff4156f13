// The closed list of roles a segment can have, and everything that is true of a role as such: one
// row of a table each (role.cc). A new role is a row there and an enumerator here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

// Names of roles and groups are part of the record's schema.
enum class Role : std::uint8_t {
  none,
  body,
  title,
  heading,
  byline,
  dateline,
  timestamp,
  category,
  navigation,
  pagination,
  related,
  share,
  advertisement,
  call_to_action,
  subscription,
  comment,
  count,
  caption,
  media,
  legal,
  commerce,
  rating,
  verdict,
  control,
  message,
  other
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::other) + 1;

// What a reader of a page would keep or throw away together.
enum class RoleGroup : std::uint8_t {
  none,  // of Role::none alone
  content,
  navigation,
  related,
  promotion,
  social,
  control,
  commerce,
  legal,
  media,
  other
};
inline constexpr std::size_t kRoleGroupCount = static_cast<std::size_t>(RoleGroup::other) + 1;

struct RoleTraits {
  Role role = Role::none;
  std::string_view name = {};  // in YAML and in the record; empty for none
  RoleGroup group = RoleGroup::none;

  // For the judgement of what a segment is (classify_segments).
  bool is_text = false;       // written to be read: prose, when no table holds it
  bool wants_lead = false;    // in running text believed only with a colon behind its first words
  bool has_capitals = false;  // hardly a word without a capital behind its first words
  bool stands_between_sentences = false;  // a segment of its own there; others are words of them
  bool may_begin_sentence = false;        // its strings also are words that sentences begin with
  bool may_begin_prose = false;           // its first words are believed before a sentence too
  bool may_be_label = false;              // its strings name the value behind a colon
  bool may_be_headline = false;           // its patterns hold for the headlines of articles as well
  bool ends_comment = false;              // its controls stand behind a comment
  bool stands_in_lists = false;           // its neighbours in a list are of its kind

  // For what is put into English (translate_ui).
  bool holds_words = false;        // what no table has may be put together from words
  bool is_surely_string = false;   // of the page itself; others may be a headline, a name, a text
  bool strays_into_prose = false;  // its strings are left behind inside running text
  bool asks_for_name = false;      // behind its prefixes stands a title or a name, not a value
  bool calls_to_headline = false;  // "Baca:" and the like before a headline
  bool names_who = false;          // says who wrote, or whose it is
  bool labels_name = false;        // a label with a name behind it
};

const RoleTraits& traits(Role role);

std::string_view name(Role role);
std::string_view name(RoleGroup group);
// The group of its role; RoleGroup::none for Role::none.
RoleGroup group_of(Role role);
// `none` when nothing has that name.
Role role_named(std::string_view name);
RoleGroup role_group_named(std::string_view name);
// All names but that of `none`, in the order of the lists.
std::vector<std::string> role_names();
std::vector<std::string> role_group_names();

}  // namespace jernih
