// Sparse offset map. One door: OffsetMap.
#include "pipeline/model/offset_map.h"

#include <algorithm>

namespace jernih {
namespace {

// Walks one edit list from the middle text (the text both lists share) outwards.
struct Cursor {
  const Edits* edits;
  std::size_t next = 0;
  std::int64_t delta = 0;  // outer = middle + delta outside edits

  bool done() const { return next >= edits->size(); }
};

std::int64_t delta_after(const Edit& e, bool middle_is_after) {
  const std::int64_t before = e.before.end;
  const std::int64_t after = e.after.end;
  return middle_is_after ? before - after : after - before;
}

// Which of two edits of different lists comes first; of two that begin together, the empty one.
bool comes_before(Span x, Span y) {
  return x.begin != y.begin ? x.begin < y.begin : x.empty() && !y.empty();
}

std::uint32_t moved(std::uint32_t offset, std::int64_t delta) {
  return static_cast<std::uint32_t>(static_cast<std::int64_t>(offset) + delta);
}

std::int64_t delta_of(const Edits& edits, Edits::const_iterator it, Span Edit::*side,
                      Span Edit::*other) {
  if (it == edits.begin()) return 0;
  const Edit& last = *std::prev(it);
  return static_cast<std::int64_t>((last.*other).end) - (last.*side).end;
}

// Where a span's first byte went: an edit that holds it counts whole; what was removed right before
// it does not belong to it.
std::uint32_t map_begin(const Edits& edits, std::uint32_t begin, Span Edit::*side,
                        Span Edit::*other) {
  const auto it = std::partition_point(edits.begin(), edits.end(),
                                       [&](const Edit& e) { return (e.*side).end <= begin; });
  if (it != edits.end() && ((*it).*side).begin <= begin) return ((*it).*other).begin;
  return moved(begin, delta_of(edits, it, side, other));
}

std::uint32_t map_end(const Edits& edits, std::uint32_t end, Span Edit::*side, Span Edit::*other) {
  const auto it = std::partition_point(edits.begin(), edits.end(),
                                       [&](const Edit& e) { return (e.*side).end < end; });
  if (it != edits.end() && ((*it).*side).begin < end) return ((*it).*other).end;
  return moved(end, delta_of(edits, it, side, other));
}

Span map_span(const Edits& edits, Span at, Span Edit::*side, Span Edit::*other) {
  if (!at.empty())
    return {map_begin(edits, at.begin, side, other), map_end(edits, at.end, side, other)};
  const auto it = std::partition_point(edits.begin(), edits.end(),
                                       [&](const Edit& e) { return (e.*side).end < at.begin; });
  for (auto e = it; e != edits.end() && ((*e).*side).begin <= at.begin; ++e) {
    const Span s = (*e).*side;
    if (s.empty() || (s.begin < at.begin && at.begin < s.end)) return (*e).*other;
  }
  const std::uint32_t begin = map_begin(edits, at.begin, side, other);
  return {begin, begin};
}

}  // namespace

Edits compose(const Edits& first, const Edits& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  Edits out;
  out.reserve(first.size() + second.size());
  Cursor a{&first};   // before = raw, after = middle
  Cursor b{&second};  // before = middle, after = text
  while (!a.done() || !b.done()) {
    // Collect a cluster of edits that overlap in the middle text; those that only touch stay apart.
    const bool b_first = !b.done() && (a.done() || comes_before((*b.edits)[b.next].before,
                                                                (*a.edits)[a.next].after));
    Span middle = b_first ? (*b.edits)[b.next].before : (*a.edits)[a.next].after;
    bool none_yet = true;
    const std::int64_t raw_delta = a.delta;
    const std::int64_t text_delta = b.delta;
    bool grew = true;
    while (grew) {
      grew = false;
      while (!a.done() && ((none_yet && !b_first) || (*a.edits)[a.next].after.begin < middle.end)) {
        none_yet = false;
        middle.end = std::max(middle.end, (*a.edits)[a.next].after.end);
        a.delta = delta_after((*a.edits)[a.next++], true);
        grew = true;
      }
      while (!b.done() && ((none_yet && b_first) || (*b.edits)[b.next].before.begin < middle.end)) {
        none_yet = false;
        middle.end = std::max(middle.end, (*b.edits)[b.next].before.end);
        b.delta = delta_after((*b.edits)[b.next++], false);
        grew = true;
      }
    }
    out.push_back({{moved(middle.begin, raw_delta), moved(middle.end, a.delta)},
                   {moved(middle.begin, text_delta), moved(middle.end, b.delta)}});
  }
  return out;
}

void OffsetMap::append(const Edits& newer) { edits_ = compose(edits_, newer); }

Span OffsetMap::raw_span(Span text) const {
  return map_span(edits_, text, &Edit::after, &Edit::before);
}

Span OffsetMap::text_span(Span raw) const {
  return map_span(edits_, raw, &Edit::before, &Edit::after);
}

}  // namespace jernih
