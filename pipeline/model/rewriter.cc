#include "pipeline/model/rewriter.h"

namespace jernih {

void Rewriter::begin(const Document& doc) {
  text_ = doc.text();
  out_.clear();
  copied_ = 0;
  edits_.clear();
  reports_.clear();
}

void Rewriter::replace(Span at, std::string_view with, const DiagnosticKind* kind) {
  if (edits_.empty()) out_.reserve(text_.size() + text_.size() / 16);
  out_.append(text_, copied_, at.begin - copied_);
  const auto begin = static_cast<std::uint32_t>(out_.size());
  out_.append(with);
  const auto end = static_cast<std::uint32_t>(out_.size());
  const bool touches = !edits_.empty() && at.begin == copied_;
  copied_ = at.end;
  edits_.push_back({at, {begin, end}});
  if (kind == nullptr) return;
  if (touches && !reports_.empty() && reports_.back().second == kind &&
      reports_.back().first.end == begin)
    reports_.back().first.end = end;
  else
    reports_.push_back({{begin, end}, kind});
}

bool Rewriter::finish(Document& doc) {
  if (edits_.empty()) return false;
  out_.append(text_, copied_, std::string_view::npos);
  doc.rewrite(std::move(out_), edits_);
  out_ = {};
  for (const auto& [at, kind] : reports_) doc.report(at, *kind);
  return true;
}

}  // namespace jernih
