// Sentences of prose and chunks of interface lines.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/language.h"
#include "pipeline/model/role.h"
#include "pipeline/model/span.h"

namespace jernih {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

enum class SegmentKind : std::uint8_t { prose, interface };
inline constexpr std::size_t kSegmentKindCount =
    static_cast<std::size_t>(SegmentKind::interface) + 1;
std::string_view name(SegmentKind kind);

// Segments are sorted, never overlap and cover all non-space text, dropped ones included.
struct Segment {
  Span at;
  std::uint32_t block = 0;        // number of the line (block) it lies in, from 0
  std::uint32_t first_token = 0;  // index into Document::tokens
  std::uint32_t token_count = 0;
  std::uint32_t duplicate_of = kNone;     // index of an earlier segment with the same text
  std::uint32_t first_language_span = 0;  // into Document::language_spans; only mixed segments
  std::uint32_t language_span_count = 0;
  Language language;
  float confidence = 0;  // of the language, calibrated, 0..1
  SegmentKind kind = SegmentKind::prose;
  Role role = Role::none;
  bool dropped = false;  // stays in the record, leaves the English
};

// A stretch of one language inside a mixed segment.
struct LanguageSpan {
  Span at;
  Language language;
};

}  // namespace jernih
