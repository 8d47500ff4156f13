#include "pipeline/model/render.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace jernih {
namespace {

// Longest, then earliest, then first annotated.
bool goes_before(const std::vector<Annotation>& all, std::uint32_t a, std::uint32_t b) {
  const Annotation& x = all[a];
  const Annotation& y = all[b];
  if (x.at.size() != y.at.size()) return x.at.size() > y.at.size();
  if (x.at.begin != y.at.begin) return x.at.begin < y.at.begin;
  return a < b;
}

// A set of disjoint spans that answers "does this overlap one of you" in O(log n).
class Taken {
 public:
  bool overlaps(Span at) const {
    auto it = std::partition_point(spans_.begin(), spans_.end(),
                                   [&](Span s) { return s.end <= at.begin; });
    return it != spans_.end() && it->overlaps(at);
  }
  void add(Span at) {
    auto it = std::partition_point(spans_.begin(), spans_.end(),
                                   [&](Span s) { return s.begin < at.begin; });
    spans_.insert(it, at);
  }

 private:
  std::vector<Span> spans_;
};

// Settles one cluster: annotations [first, last) that overlap each other, directly or by way of
// others. Appends the survivors to `out`, still sorted by place.
void settle_cluster(std::vector<Annotation>& all, std::uint32_t first, std::uint32_t last,
                    std::size_t& out) {
  std::vector<std::uint32_t> order(last - first);
  std::iota(order.begin(), order.end(), first);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return goes_before(all, a, b); });
  Taken of_kind[4];
  Taken rewritten;
  std::vector<bool> keep(last - first, false);
  for (const std::uint32_t i : order) {
    Annotation& a = all[i];
    Taken& same = of_kind[static_cast<std::size_t>(a.kind)];
    if (a.at.empty() || same.overlaps(a.at)) continue;
    keep[i - first] = true;
    same.add(a.at);
    if (!a.rewritten) continue;
    if (rewritten.overlaps(a.at))
      a.rewritten = false;
    else
      rewritten.add(a.at);
  }
  for (std::uint32_t i = first; i < last; ++i)
    if (keep[i - first]) all[out++] = all[i];
}

void remove_overlaps(std::vector<Annotation>& all) {
  std::size_t out = 0;
  for (std::uint32_t first = 0; first < all.size();) {
    std::uint32_t end = all[first].at.end;
    std::uint32_t last = first + 1;
    while (last < all.size() && all[last].at.begin < end) end = std::max(end, all[last++].at.end);
    if (last - first > 1)
      settle_cluster(all, first, last, out);
    else if (!all[first].at.empty())
      all[out++] = all[first];
    first = last;
  }
  all.resize(out);
}

// True for a number that is all of a time, or of its clock.
bool is_part_of(const Annotation& number, const Annotation& time) {
  if (number.at == time.at) return true;
  return time.holds_clock && time.at.contains(number.at) &&
         number.english.find('.') != std::string_view::npos;
}

// `all` is sorted by begin. Times do not overlap each other yet only by chance, so the last one
// that began is the one a number may be part of.
void remove_numbers_of_times(std::vector<Annotation>& all) {
  const auto is_number = [](const Annotation& a) { return a.kind == Annotation::Kind::number; };
  const auto is_all_of_a_time = [&](std::size_t i) {
    for (std::size_t k = i + 1; k < all.size() && all[k].at == all[i].at; ++k)
      if (all[k].kind == Annotation::Kind::time) return true;
    return false;
  };
  std::size_t out = 0;
  std::size_t time = kNone;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == Annotation::Kind::time) time = out;
    const bool is_part = is_number(all[i]) &&
                         ((time != kNone && is_part_of(all[i], all[time])) || is_all_of_a_time(i));
    if (is_part) continue;
    if (out != i) all[out] = all[i];
    ++out;
  }
  all.resize(out);
}

void mark_nested(std::vector<Annotation>& all) {
  std::vector<std::uint32_t> open;  // annotations around the current one, outermost first
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    all[i].inside = kNone;
    while (!open.empty() && all[open.back()].at.end <= all[i].at.begin) open.pop_back();
    for (auto it = open.rbegin(); it != open.rend(); ++it) {
      if (!all[*it].at.contains(all[i].at)) continue;
      all[i].inside = *it;
      break;
    }
    open.push_back(i);
  }
}

}  // namespace

void settle(Document& doc) {
  std::vector<Annotation>& all = doc.annotations;
  const auto by_place = [](const Annotation& a, const Annotation& b) {
    return a.at.begin != b.at.begin ? a.at.begin < b.at.begin : a.at.end > b.at.end;
  };
  if (!std::is_sorted(all.begin(), all.end(), by_place))
    std::stable_sort(all.begin(), all.end(), by_place);
  remove_numbers_of_times(all);
  remove_overlaps(all);
  mark_nested(all);
}

void render(const Document& doc, std::string& out) {
  const std::string_view text = doc.text();
  out.reserve(out.size() + text.size());
  std::uint32_t at = 0;
  auto segment = doc.segments.begin();
  const auto skip_to_dropped = [&] {
    while (segment != doc.segments.end() && !segment->dropped) ++segment;
  };
  skip_to_dropped();
  // Copies [at, end) without the dropped segments in it.
  const auto copy_until = [&](std::uint32_t end) {
    while (segment != doc.segments.end() && segment->at.begin < end) {
      if (segment->at.begin > at) out.append(text.substr(at, segment->at.begin - at));
      at = std::max(at, std::min(segment->at.end, end));
      if (segment->at.end > end) return;
      ++segment;
      skip_to_dropped();
    }
    if (end > at) out.append(text.substr(at, end - at));
    at = std::max(at, end);
  };
  for (const Annotation& a : doc.annotations) {
    if (!a.rewritten || a.at.begin < at) continue;
    copy_until(a.at.begin);
    if (at > a.at.begin) continue;  // it lies in a dropped segment
    if (segment != doc.segments.end() && segment->at.contains(a.at)) continue;
    out.append(a.english);
    at = a.at.end;
  }
  copy_until(static_cast<std::uint32_t>(text.size()));
}

}  // namespace jernih
