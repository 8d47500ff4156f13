// Borders without a space, where a page's markup was stripped: "selesai.Baca JugaTertimbun".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicons/tables/lexicon.h"
#include "pipeline/model/span.h"

namespace jernih::split {

struct SentencePart {
  Span at;
  bool is_phrase = false;  // a known interface string
};

class MissingBorders {
 public:
  explicit MissingBorders(const Lexicon& lexicon);

  // Appends the parts of text[sentence], one when nothing is glued: parted behind a stop between a
  // word that the dictionaries know and a capital, and around known interface strings that lack
  // their space. Linear.
  void split(std::string_view text, Span sentence, std::vector<SentencePart>& out) const;

 private:
  bool stop_parts(std::string_view text, Span sentence, std::uint32_t at) const;
  bool phrase_ends(std::string_view text, std::uint32_t begin, std::uint32_t at) const;
  bool phrase_begins(std::string_view text, Span sentence, std::uint32_t at) const;
  bool is_label(const Table::Match& match) const;
  bool may_begin_label(std::string_view text) const;
  bool is_word(std::string_view word) const;

  const Lexicon& lexicon_;
  const Table& interface_;
  const Table& parts_;
  std::uint32_t use_;
  std::uint32_t flags_;
};

}  // namespace jernih::split
