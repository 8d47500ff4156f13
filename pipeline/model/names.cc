// The names of the kinds of tokens, segments and annotations in the record.
#include <array>

#include "pipeline/model/annotation.h"
#include "pipeline/model/segment.h"
#include "pipeline/model/token.h"

namespace jernih {
namespace {

constexpr auto kTokenKinds = std::to_array<std::string_view>(
    {"word", "number", "punctuation", "url", "email", "mention", "hashtag", "emoji", "symbol"});
static_assert(kTokenKinds.size() == kTokenKindCount);

constexpr auto kSegmentKinds = std::to_array<std::string_view>({"prose", "interface"});
static_assert(kSegmentKinds.size() == kSegmentKindCount);

constexpr auto kAnnotationKinds =
    std::to_array<std::string_view>({"time", "number", "money", "ui"});
static_assert(kAnnotationKinds.size() == Annotation::kKindCount);

}  // namespace

std::string_view name(TokenKind kind) { return kTokenKinds[static_cast<std::size_t>(kind)]; }
std::string_view name(SegmentKind kind) { return kSegmentKinds[static_cast<std::size_t>(kind)]; }
std::string_view name(Annotation::Kind kind) {
  return kAnnotationKinds[static_cast<std::size_t>(kind)];
}

}  // namespace jernih
