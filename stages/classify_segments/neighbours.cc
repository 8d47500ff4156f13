#include "stages/classify_segments/neighbours.h"

#include "pipeline/model/document.h"

namespace jernih::classify {
namespace {

constexpr std::uint32_t kMostUnknownWords = 6;

}  // namespace

bool Neighbours::is_alone_in_block(std::size_t i) const {
  const auto& all = doc_.segments;
  return (i == 0 || all[i - 1].block != all[i].block) &&
         (i + 1 == all.size() || all[i + 1].block != all[i].block);
}

bool Neighbours::has_prose_beside(std::size_t i) const {
  const auto& all = doc_.segments;
  const auto is_running = [&](std::size_t k) {
    return k < all.size() && all[k].block == all[i].block && all[k].kind == SegmentKind::prose &&
           all[k].token_count > kMostUnknownWords;
  };
  return (i > 0 && is_running(i - 1)) || is_running(i + 1);
}

// A string that no table knows: a short line that begins with a capital among strings. Comments,
// reviews and pieces of sentences are prose however short they are.
bool Neighbours::look_like_strings(std::size_t i) const {
  const Content& c = contents_[i];
  if (c.words > kMostUnknownWords || c.is_sentence || !c.is_raised) return false;
  const auto& all = doc_.segments;
  const auto is_running = [&](std::size_t k) {
    return k < all.size() && all[k].block == all[i].block && all[k].kind == SegmentKind::prose;
  };
  if ((i > 0 && is_running(i - 1)) || is_running(i + 1)) return false;
  if (all.size() == 1) return true;
  const auto is_string = [&](std::size_t k) {
    return k < contents_.size() && contents_[k].is_string;
  };
  return (i > 0 && is_string(i - 1)) || is_string(i + 1) || (i > 1 && is_string(i - 2)) ||
         is_string(i + 2);
}

// What stands between the time of a post and the controls to answer or like it.
bool Neighbours::is_comment(std::size_t i) const {
  constexpr std::uint32_t kMostControlWords = 3;
  constexpr std::size_t kMostSentences = 20;
  const auto& all = doc_.segments;
  std::size_t first = i;
  std::size_t last = i + 1;
  while (first > 0 && all[first - 1].block == all[i].block && i - first < kMostSentences) --first;
  while (last < all.size() && all[last].block == all[i].block && last - i < kMostSentences) ++last;
  const auto is_time = [&](std::size_t k) { return contents_[k].role == Role::timestamp; };
  const auto is_control = [&](std::size_t k) {
    const Content& c = contents_[k];
    return traits(c.role).ends_comment && c.is_whole && c.words <= kMostControlWords;
  };
  const bool has_time =
      first > 0 &&
      (is_time(first - 1) || (first > 1 && contents_[first - 1].is_string && is_time(first - 2)));
  if (!has_time || last == all.size()) return false;
  return is_control(last) ||
         (last + 1 < all.size() && contents_[last].is_string && is_control(last + 1));
}

bool Neighbours::is_beside_time(std::size_t i) const {
  const auto is_time = [&](std::size_t k) {
    return k < contents_.size() && contents_[k].role == Role::timestamp;
  };
  return is_time(i + 1) || (i > 0 && is_time(i - 1));
}

bool Neighbours::has_prose_behind(std::size_t i) const {
  if (i > 0 && i + 1 < contents_.size() && contents_[i + 1].role == Role::dateline) return true;
  return i > 0 && i + 1 < contents_.size() && contents_[i + 1].role == Role::none &&
         doc_.segments[i + 1].kind == SegmentKind::prose && contents_[i + 1].is_sentence;
}

// The role of a known string where its neighbours say more than its row.
Role Neighbours::of_row(std::size_t i) const {
  const Content& c = contents_[i];
  const bool is_last = i + 1 >= contents_.size();
  // "Lainnya" before the controls of a post shows the rest of it
  if (c.role == Role::heading && c.words == 1 && !is_last && i > 0 &&
      contents_[i + 1].role == Role::share)
    return Role::call_to_action;
  // a site where an author stands, or in a list of sites
  if (c.role == Role::dateline && c.words <= 1 && contents_.size() > 1) {
    if (!is_last && contents_[i + 1].role == Role::timestamp) return Role::byline;
    const bool is_listed = (is_last || contents_[i + 1].is_string) && i > 0 &&
                           contents_[i - 1].is_string && is_alone_in_block(i);
    if (is_listed) return Role::navigation;
  }
  return c.role;
}

Role Neighbours::of_list(std::size_t i) const {
  constexpr std::uint32_t kMostWords = 3;
  if (i == 0 || i + 1 >= contents_.size() || contents_[i].words > kMostWords) return Role::none;
  const Role role = contents_[i - 1].role;
  const bool goes_on = contents_[i + 1].is_string && contents_[i + 1].role == role;
  return traits(role).stands_in_lists && goes_on ? role : Role::none;
}

}  // namespace jernih::classify
