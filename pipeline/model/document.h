// One page on its walk: the raw bytes, the text, and everything stages said about it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/annotation.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/lost_reading.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/segment.h"
#include "pipeline/model/span.h"
#include "pipeline/model/token.h"

namespace jernih {

// The point in time that "5 hours ago" is measured from.
struct ReferenceTime {
  enum class From : std::uint8_t { none, record, page, option };
  std::string value;  // RFC 3339, or only a date when no clock time was given; empty: none
  From from = From::none;
};
std::string_view name(ReferenceTime::From from);

// What the record or the configuration offered as reference time, in the order to try. Free text:
// find_times reads it, because "any date form" is its business.
struct ReferenceCandidate {
  std::string text;
  ReferenceTime::From from = ReferenceTime::From::record;
};

// A field of the input as text: a string without its quotes, other values as JSON.
struct SourceText {
  std::string name;
  std::string value;
};

// Owned and refilled by one worker; vectors keep their memory between documents. Stages before the
// freeze may replace the text; later ones only point at it. The flat vectors are public: plain
// data.
class Document {
 public:
  static constexpr std::size_t kMaxBytes = 0x7FFFFFFF;  // spans are 32 bits

  // Starts over with new bytes; every view handed out before is dead. Throws std::length_error
  // over kMaxBytes (readers refuse such records before).
  void reset(std::string_view raw);

  std::string_view raw() const { return raw_; }
  std::string_view text() const { return text_; }
  std::string_view text(Span at) const { return slice(text_, at); }

  // Replaces the text; `edits` say what changed (before: spans of the old text, after: of the new
  // one). Moves the diagnostics along. std::logic_error once frozen.
  void rewrite(std::string text, const Edits& edits);
  // From here on text() is fixed and spans into it may be kept. Called by the Pipeline.
  void freeze() { frozen_ = true; }
  bool is_frozen() const { return frozen_; }

  // The raw bytes that gave `at` of the text. O(log changes).
  Span raw_span(Span at) const { return offsets_.raw_span(at); }
  const OffsetMap& offsets() const { return offsets_; }

  // A complaint about text()[at]; before the freeze it moves with later rewrites.
  void report(Span at, const DiagnosticKind& kind, std::string detail = {});

  // A copy of `value` that lives until the next reset; for the views of annotations.
  std::string_view keep(std::string_view value);

  std::span<const Token> tokens_of(const Segment& segment) const;

  std::vector<Segment> segments;             // sorted by begin
  std::vector<Token> tokens;                 // sorted by begin
  std::vector<Annotation> annotations;       // settle() sorts them
  std::vector<Diagnostic> diagnostics;       // in order of report
  std::vector<LanguageSpan> language_spans;  // of mixed segments, by Segment::first_language_span
  std::vector<ReferenceCandidate> reference_candidates;
  // The input's other fields; filled only for plans that ask for them (Plan::wants_source).
  std::vector<SourceText> source;
  ReferenceTime reference_time;
  Language language;             // of the whole record
  bool dropped = false;          // a stage wants the whole record out
  std::string_view drop_reason;  // set with dropped (keep()), for the run's account
  // Not empty: a stage refuses the record, which goes to the rejected file as it came. One of few
  // fixed texts, for they are counted.
  std::string_view reject_reason;
  // Where stages put the readings they gave up, for people who ask why; null, as in every run:
  // nobody asks, and no stage does any work for it. Kept by reset().
  std::vector<LostReading>* lost = nullptr;

 private:
  static constexpr std::size_t kBlockBytes = 16 * 1024;

  std::string raw_;
  std::string text_;
  OffsetMap offsets_;
  bool frozen_ = false;
  // Strings of annotations: blocks that are refilled, never freed in the steady state.
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

}  // namespace jernih
