#include "pipeline/model/document.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace jernih {

std::string_view name(ReferenceTime::From from) {
  constexpr std::array<std::string_view, 4> kNames = {"", "record", "page", "option"};
  return kNames[static_cast<std::size_t>(from)];
}

void Document::reset(std::string_view raw) {
  if (raw.size() > kMaxBytes) throw std::length_error("a document is limited to 2 GiB");
  raw_.assign(raw);
  text_.assign(raw);
  offsets_.clear();
  frozen_ = false;
  segments.clear();
  tokens.clear();
  annotations.clear();
  diagnostics.clear();
  language_spans.clear();
  reference_candidates.clear();
  source.clear();
  reference_time = {};
  language = {};
  dropped = false;
  drop_reason = {};
  reject_reason = {};
  block_ = 0;
  used_ = 0;
}

void Document::rewrite(std::string text, const Edits& edits) {
  if (frozen_) throw std::logic_error("Document::rewrite after the freeze");
  if (edits.empty()) return;
  OffsetMap step;
  step.append(edits);
  for (Diagnostic& d : diagnostics) d.at = step.text_span(d.at);
  text_ = std::move(text);
  offsets_.append(edits);
}

void Document::report(Span at, const DiagnosticKind& kind, std::string detail) {
  diagnostics.push_back({at, &kind, std::move(detail)});
}

std::string_view Document::keep(std::string_view value) {
  if (value.empty()) return {};
  while (block_ < blocks_.size() && blocks_[block_].size - used_ < value.size()) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t size = std::max(kBlockBytes, value.size());
    blocks_.push_back({std::make_unique<char[]>(size), size});
    used_ = 0;
  }
  char* at = blocks_[block_].bytes.get() + used_;
  std::memcpy(at, value.data(), value.size());
  used_ += value.size();
  return {at, value.size()};
}

std::span<const Token> Document::tokens_of(const Segment& segment) const {
  return std::span(tokens).subspan(segment.first_token, segment.token_count);
}

}  // namespace jernih
