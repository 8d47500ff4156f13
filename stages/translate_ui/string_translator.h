// One interface string to English: whole row, pattern, found time, parts, composition.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "stages/translate_ui/translation_knowledge.h"

namespace jernih::ui {

inline constexpr std::uint32_t kLongestPart = 200;  // pieces; longer ones are no interface string
inline constexpr std::uint32_t kShortRest = 6;      // pieces behind a known string

// The same word, whatever its case: names of sites have their own.
bool is_same_word(std::string_view a, std::string_view b);

class StringTranslator {
 public:
  // Compositions on pages (every scope but `all`) need `page_threshold` too.
  StringTranslator(const TranslationKnowledge& knowledge, float threshold, float page_threshold)
      : knowledge_(knowledge),
        threshold_(threshold),
        page_threshold_(std::max(threshold, page_threshold)),
        composer_(knowledge.lexicon, knowledge.book, knowledge.grammar, knowledge.small_words,
                  knowledge.learnt) {}

  // Adds annotations for the pieces of one segment and decides which of the found times, numbers
  // and money in it are rewritten.
  void translate(Document& doc, const Pieces& pieces, Scope scope, StringContext context);
  // Indonesian times and strings of the tables inside English prose.
  void translate_spans(Document& doc, const Pieces& pieces);
  // The row of the user's own tables that is the whole segment, marks at its ends aside.
  PhraseMatch own_row(Document& doc, const Pieces& pieces);
  // Of what was composed last, for fitting the confidence.
  const Evidence& evidence() const { return evidence_; }

 private:
  struct Range {
    std::uint32_t first = 0, last = 0;
    bool empty() const { return first >= last; }
  };
  Range trimmed(Range r) const;
  Span span_of(Range r) const {
    return {(*pieces_)[r.first].at.begin, (*pieces_)[r.last - 1].at.end};
  }
  void part(Range r, bool is_title);
  using SlotTexts = std::array<std::string, 4>;
  bool whole(Range r);
  bool read_slots(const PhraseMatch& match, const PhraseRow& row, SlotTexts& inner, bool& is_sure);
  const char* why_kept(Range r, const PhraseMatch& match, const PhraseRow& row) const;
  void tell_lost(Range r, const PhraseMatch& match, std::string reason) const;
  void tell_others(Range r, const PhraseMatch& winner) const;
  std::string inner_english(Range r, SlotKind kind);
  bool is_well_composed(Range r);
  bool is_sure_on_page(Range r, const Composition& c, std::string_view said) const;
  bool is_behind_english_label(Range r) const;
  bool is_left(Range r, bool with_capitals = false) const;
  bool is_emoji(const Piece& p) const;
  void leave_prose(std::size_t first_annotation);
  bool is_lead(Span at) const;
  void take_back(std::size_t first_annotation);
  bool has_list_mark() const;
  bool is_mostly_english(Range r) const;
  bool is_english(Range r) const;
  bool is_name(Range r) const;
  bool counted(Range r);
  bool numbered(Range r);
  bool timed(Range r);
  bool split(Range r);
  bool paired(Range r);
  bool chatty(Range r);
  bool is_particle(std::uint32_t i, std::string_view place) const;
  bool prefixed(Range r);
  void composed(Range r);
  bool is_one_time(Range r) const;
  bool found_only(Range r);
  void rewrite_found(std::uint32_t first, bool is_beside_english = false);
  void rewrite_numbers(std::size_t first_annotation);
  CasePattern case_of_time(Range r, std::string_view english) const;
  void rewrite_all_found(Range r);
  void rewrite_left(Range r);
  void emit(Range r, std::string_view by, float confidence, Role role, std::string rule,
            bool is_sure = true);
  void part_from_neighbours(Range r);
  bool is_word_of_sentence(Range r) const;
  bool is_one_name(Range r) const;
  bool is_headline(Range r) const;
  bool is_separator(std::uint32_t i) const;
  bool is_foreign(const PhraseMatch& match) const;
  bool is_bracket(const Piece& p) const;
  std::string with_times(Range r) const;
  bool is_too_loose(const PhraseMatch& match, const PhraseRow& row) const;
  bool is_indonesian(Range r) const;
  bool is_in_english(Range r) const;
  bool is_ours(const Piece& p) const;
  PhraseMatcher matcher() const { return knowledge_.book.matcher(*doc_, *pieces_); }

  const TranslationKnowledge& knowledge_;
  float threshold_, page_threshold_;
  Composer composer_;
  Document* doc_ = nullptr;
  const Pieces* pieces_ = nullptr;
  Scope scope_ = Scope::nothing;
  StringContext context_;
  Evidence evidence_;
  bool is_left_ = false;  // some part of the segment stays Indonesian
  std::string english_;
};

}  // namespace jernih::ui
