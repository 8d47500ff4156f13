#include "stages/tokenise/token_splitter.h"

#include <algorithm>

namespace jernih::tokenise {

void TokenSplitter::add(const Token& part) {
  parts_.push_back(part);
  if (parted_.back().count++ > 0) parts_.back().glued = true;
}

// From the last one back: every token moves once, to a place that is free by then.
void TokenSplitter::move_tokens(std::vector<Token>& tokens) const {
  std::size_t from = tokens.size();
  tokens.resize(tokens.size() + parts_.size() - parted_.size());
  auto to = tokens.end();
  for (auto p = parted_.rbegin(); p != parted_.rend(); ++p) {
    const auto begin = tokens.begin();
    to = std::move_backward(begin + p->token + 1, begin + static_cast<std::ptrdiff_t>(from), to);
    const auto first = parts_.begin() + static_cast<std::ptrdiff_t>(p->first);
    const bool glued = tokens[p->token].glued;
    to = std::copy_backward(first, first + p->count, to);
    to->glued = glued;
    from = p->token;
  }
}

void TokenSplitter::correct(std::vector<Segment>& segments) const {
  std::uint32_t more = 0;  // tokens than before, up to here
  auto next = parted_.begin();
  for (Segment& s : segments) {
    const std::uint32_t end = s.first_token + s.token_count;
    s.first_token += more;
    for (; next != parted_.end() && next->token < end; ++next) {
      more += next->count - 1;
      s.token_count += next->count - 1;
    }
  }
}

void TokenSplitter::apply(Document& doc) {
  if (!parted_.empty()) {
    move_tokens(doc.tokens);
    correct(doc.segments);
  }
  parted_.clear();
  parts_.clear();
}

}  // namespace jernih::tokenise
