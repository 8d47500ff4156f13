// What stages found in the text: times, numbers, money, interface strings.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/segment.h"
#include "pipeline/model/span.h"

namespace jernih {

// All views live in the Document (Document::keep) and die with its reset; they are never null
// pointers into somebody else's memory. An empty view is a field that is absent from the record.
struct Annotation {
  enum class Kind : std::uint8_t { time, number, money, ui };
  static constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::ui) + 1;

  Span at;
  Kind kind = Kind::time;
  bool rewritten = false;        // the text's English has `english` in this place
  bool holds_clock = false;      // time: a number with a stop inside it is its clock ("19.30")
  bool resolved = true;          // time: false when an anchor was wanted and none was there
  std::uint32_t inside = kNone;  // index of the annotation this one lies in (set by settle())
  std::string_view english;
  std::string_view rule;  // table row or rule that made it, "interface/news.tsv:12"

  // time: TIMEX3 value, docs/english.md, "Values". number, money: plain decimal string.
  std::string_view value;
  std::string_view type;      // DATE TIME DURATION SET
  std::string_view grain;     // second minute hour partday day weekend week month quarter half …
  std::string_view instant;   // RFC 3339 with offset
  std::string_view modifier;  // approx less_than more_than start mid end
  std::string_view anchor;    // reference text none
  std::string_view unit;      // number: percent, km …
  std::string_view currency;  // money: ISO 4217

  // ui
  float confidence = 0;
  std::string_view by;  // lexicon pattern composition
  Role role = Role::none;
};
std::string_view name(Annotation::Kind kind);

}  // namespace jernih
