// Segments chosen by what is known about them: for `when:`, and for stages that keep or drop some.
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/segment.h"
#include "pipeline/options/option.h"

namespace jernih {

class Document;
class Options;

// An empty list asks for nothing.
struct SegmentLists {
  std::vector<Language> languages;
  std::vector<SegmentKind> kinds;
  std::vector<Role> roles;
  std::vector<RoleGroup> groups;

  bool is_empty() const {
    return languages.empty() && kinds.empty() && roles.empty() && groups.empty();
  }
  // Every list that asks for something has what the segment is.
  bool all_have(const Segment& segment) const;
  // Some list has it.
  bool any_has(const Segment& segment) const;
  // Some role satisfies `roles` and `groups` both.
  bool may_all_have_a_role() const;
};

std::vector<SegmentKind> segment_kinds_named(const std::vector<std::string>& names);
std::vector<Role> roles_named(const std::vector<std::string>& names);
std::vector<RoleGroup> role_groups_named(const std::vector<std::string>& names);
std::vector<Language> languages_named(const std::vector<std::string>& codes);

// The lists and bounds of a stage's options.
struct SegmentChoice {
  explicit SegmentChoice(const Options& options);  // of an option table with table()'s rows
  // `verb` begins each row's help: "drop", "keep only".
  static OptionTable table(const std::string& verb);

  bool is_empty() const { return lists.is_empty() && shorter_than == 0 && longer_than == 0; }
  // The segment is all that was asked for; linear in its bytes when lengths were.
  bool holds_all(const Document& doc, const Segment& segment) const;
  // It is one thing of what was asked for.
  bool holds_any(const Document& doc, const Segment& segment) const;

  SegmentLists lists;
  std::size_t shorter_than = 0;  // characters (code points); 0: not asked
  std::size_t longer_than = 0;
};

}  // namespace jernih
