// The names of the closed lists of the record's schema.
#include <array>

#include "pipeline/model/annotation.h"
#include "pipeline/model/segment.h"
#include "pipeline/model/token.h"

namespace jernih {
namespace {

constexpr std::array<std::string_view, 9> kTokenKinds = {
    "word", "number", "punctuation", "url", "email", "mention", "hashtag", "emoji", "symbol"};

constexpr std::array<std::string_view, kRoleCount> kRoles = {
    "",         "body",      "title",         "heading",        "byline",
    "dateline", "timestamp", "category",      "navigation",     "pagination",
    "related",  "share",     "advertisement", "call_to_action", "subscription",
    "comment",  "count",     "caption",       "media",          "legal",
    "commerce", "rating",    "verdict",       "control",        "message",
    "other"};

constexpr std::array<std::string_view, 4> kAnnotationKinds = {"time", "number", "money", "ui"};

}  // namespace

std::string_view name(TokenKind kind) { return kTokenKinds[static_cast<std::size_t>(kind)]; }
std::string_view name(SegmentKind kind) {
  return kind == SegmentKind::prose ? "prose" : "interface";
}
std::string_view name(Role role) { return kRoles[static_cast<std::size_t>(role)]; }
std::string_view name(Annotation::Kind kind) {
  return kAnnotationKinds[static_cast<std::size_t>(kind)];
}

Role role_named(std::string_view wanted) {
  for (std::size_t i = 1; i < kRoles.size(); ++i)
    if (kRoles[i] == wanted) return static_cast<Role>(i);
  return Role::none;
}

}  // namespace jernih
