#include "pipeline/model/role.h"

#include <catch2/catch.hpp>
#include <map>

using namespace jernih;

TEST_CASE("every role but none has a name and a group, and both lead back to it", "[model][role]") {
  for (std::size_t i = 1; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    CAPTURE(name(role));
    CHECK(role_named(name(role)) == role);
    CHECK(group_of(role) != RoleGroup::none);
    CHECK(role_group_named(name(group_of(role))) == group_of(role));
  }
  CHECK(name(Role::none).empty());
  CHECK(group_of(Role::none) == RoleGroup::none);
  CHECK(role_named("") == Role::none);
  CHECK(role_named("titel") == Role::none);
  CHECK(role_group_named("contents") == RoleGroup::none);
  CHECK(role_names().size() == kRoleCount - 1);
  CHECK(role_group_names().size() == kRoleGroupCount - 1);
}

TEST_CASE("the groups hold the roles that the documentation says", "[model][role]") {
  const std::map<std::string, std::string> groups = {
      {"content", " body title heading byline dateline timestamp caption verdict"},
      {"navigation", " category navigation pagination"},
      {"related", " related"},
      {"promotion", " advertisement call_to_action subscription"},
      {"social", " share comment count rating"},
      {"control", " control message"},
      {"commerce", " commerce"},
      {"legal", " legal"},
      {"media", " media"},
      {"other", " other"}};
  std::map<std::string, std::string> found;
  for (const std::string& role : role_names())
    found[std::string(name(group_of(role_named(role))))] += " " + role;
  CHECK(found == groups);
}
