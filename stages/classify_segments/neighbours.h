// What the segments around one say about it.
#pragma once

#include <vector>

#include "stages/classify_segments/content_reader.h"

namespace jernih::classify {

// A view of a document and of what its segments say about themselves (both must outlive it); `i` is
// the index of a segment. All are constant in time.
class Neighbours {
 public:
  Neighbours(const Document& doc, const std::vector<Content>& contents)
      : doc_(doc), contents_(contents) {}

  bool is_alone_in_block(std::size_t i) const;
  // A longer piece of prose stands before or behind it in the same block.
  bool has_prose_beside(std::size_t i) const;
  // A short line that begins with a capital among strings. Comments, reviews and pieces of
  // sentences are prose however short they are.
  bool look_like_strings(std::size_t i) const;
  // It stands between the time of a post and the controls to answer or like it.
  bool is_comment(std::size_t i) const;
  bool is_beside_time(std::size_t i) const;
  bool has_prose_behind(std::size_t i) const;
  // The role of rubrics or links before and behind it; none: it stands in no list of them.
  Role of_list(std::size_t i) const;
  // The role of a known string where its neighbours say more than its row.
  Role of_row(std::size_t i) const;

 private:
  const Document& doc_;
  const std::vector<Content>& contents_;
};

}  // namespace jernih::classify
