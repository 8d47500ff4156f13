// Composition: English for a string that no table holds, from glosses, learnt phrases and the
// transfer grammar.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "lexicons/matching/phrase_book.h"
#include "stages/translate_ui/compose/chart.h"
#include "stages/translate_ui/compose/composition.h"
#include "stages/translate_ui/compose/composition_memory.h"
#include "stages/translate_ui/compose/say_phrase.h"

namespace jernih::ui {

// Not for two threads; keeps its memory. One chart over at most Chart::kMaxSpan pieces per cell;
// the rest is a sequence of charts. Linear in the pieces for that reason.
class Composer {
 public:
  Composer(const Lexicon& lexicon, const PhraseBook& book, const PhraseGrammar& grammar,
           const Table& small_words, const Learnt& learnt);

  // Appends the English of pieces [first, last) to `out`.
  Composition compose(const Document& doc, const Pieces& pieces, std::uint32_t first,
                      std::uint32_t last, std::string& out);

 private:
  // Where the English of a leaf comes from.
  enum class Trust : std::uint8_t { seen, unseen, derived, unknown };
  struct Leaf {
    std::string_view english, forms;
    const Table* table = nullptr;
    std::uint32_t row = 0;
    std::uint32_t first = 0, last = 0;
    Trust trust = Trust::seen;
    Category category = 0;
    bool is_active = false;     // a me- verb
    bool is_glued = false;      // no space before it
    bool is_foreign = false;    // it has a word that English has not
    bool is_changed = false;    // its English is another word
    bool is_fixed = false;      // names, numbers, placeholders: byte for byte
    std::string_view before;    // said before it ("my" of -ku)
    std::string_view order_as;  // what stands for it in the model of word order, which has it not
    std::string_view form;      // its form whatever the rules want ("pl" of a word said twice)
  };
  // The learnt rows of one stretch, while its leaves are made.
  struct Seen {
    std::uint32_t row = 0, rows = 0;
    float of = 0;             // how often its Indonesian was seen
    std::uint64_t taken = 0;  // bit per row: a gloss says the same
  };

  // The leaves of a word that stand alone, for the next time that it comes.
  struct KnownLeaf {
    Leaf leaf;
    Forms forms = kAllForms;
    float cost = 0;
    Run run;
  };
  struct KnownWord {
    std::uint64_t key = 0;
    std::vector<KnownLeaf> leaves;
    std::deque<std::string> texts;  // English of the leaves that no table has
  };

  void add_leaves(std::uint32_t at, std::uint32_t last);
  void add_word(std::uint32_t at, std::uint32_t last);
  bool add_found(std::uint32_t at, std::uint32_t last);
  void add_glosses(Table::Match rows, Leaf leaf);
  void add_sequences(std::uint32_t at, std::uint32_t last, std::uint32_t first_end,
                     bool& is_closed);
  bool add_known_word(std::uint32_t at);
  std::uint64_t word_key(const Piece& p) const;
  bool add_derived(std::string_view folded, Leaf leaf);
  bool add_stem(std::string_view stem, Leaf leaf, Category only, Category as);
  bool is_short_form(const Piece& p, std::uint32_t at) const;
  bool is_acronym(const Piece& p) const;
  void read_affixes(const Table& prefixes);
  bool is_english(const Piece& p) const;
  bool has_foreign(std::uint32_t first, std::uint32_t last) const;
  void add_unknown(std::uint32_t at);
  void add_phrase(std::uint32_t at, std::uint32_t last);
  // A leaf in each form that a rule may ask of it.
  void add_leaf(Category category, float cost, Leaf leaf);
  bool add_inflected(const Leaf& leaf, Form form, float cost, float plain_cost);
  float said_cost(Leaf& leaf);
  void add_form(Leaf leaf, Forms forms, float cost);
  void add_to_chart(const Leaf& leaf, Forms forms, float cost, const Run& run);
  Run run_of(const Leaf& leaf);
  std::string_view inflected(const Leaf& leaf, Form form);
  std::string_view keep(const std::string& text);

  Seen seen(std::uint32_t at, std::uint32_t last) const;
  // The cost of saying `english` where `share` of the tables' say is for it.
  float cost_of(Seen& seen, std::string_view english, float share, Trust& trust) const;
  float pinned_cost(const Leaf& leaf) const;
  float learnt_cost(const Seen& seen, std::uint32_t row, float share) const;
  void add_learnt_word(std::uint32_t at, Seen& seen);
  void add_learnt(Leaf leaf, Category category, const Seen& seen, float cost);
  std::string_view head_inflected(const Leaf& leaf, Form form);
  bool governs(const Piece& p) const;
  bool is_pinned(std::uint32_t at, std::uint32_t last) const;
  void add_learnt_phrases(std::uint32_t at, std::uint32_t last);
  Leaf learnt_leaf(std::uint32_t at, std::uint32_t last, std::uint32_t row) const;
  Category guessed(std::uint32_t at) const;
  Category cheapest(std::uint32_t at) const;
  float number_cell(std::uint32_t row, std::uint32_t column) const;

  bool make_key(std::uint32_t last);
  Composition compose_anew(std::uint32_t last, std::string& out);
  void tell_lost(std::uint32_t last, const std::vector<std::uint32_t>& chosen, CasePattern pattern);
  Forms forms_alone(std::uint32_t last) const;
  bool begins_with_pronoun_inside() const;
  bool is_going_on(std::uint32_t last) const;  // dots follow
  bool is_stopped(std::uint32_t last) const;   // it ends like a sentence
  void say(std::uint32_t item, CaseWriter& writer, bool& is_first);
  void say_leaf(const Leaf& leaf, CaseWriter& writer, bool& is_first);
  void name_row(const std::string& where);
  bool is_one(std::uint32_t item) const;
  bool is_beyond_words(std::uint32_t first, std::uint32_t last) const;
  bool has_time_atom(const Piece& p, std::string_view atom) const;

  const Lexicon& lexicon_;
  const PhraseBook& book_;
  const PhraseGrammar& grammar_;
  const Table& small_words_;
  const Table& glosses_;
  const Table& words_;
  const Table& time_words_;
  const Table& phrases_;
  const Weights& weights_;
  const VerbForms& verbs_;
  std::uint32_t pos_, english_, forms_, flags_;
  std::uint32_t word_category_, word_english_, word_forms_;
  std::uint32_t seen_english_, seen_count_, seen_of_, seen_backward_, seen_lexical_;
  Chart chart_;
  std::vector<Leaf> leaves_;
  struct Prefix {
    std::string_view text, restored, form;
    Category category;
  };
  struct Suffix {
    std::string_view text, english;
  };
  std::vector<Prefix> prefixes_;
  std::vector<Suffix> suffixes_;
  std::vector<std::string_view> endings_;  // -kan, -i of verbs
  std::vector<KnownWord> known_words_;     // each at the place that its key says
  std::vector<KnownLeaf>* recorded_ = nullptr;
  // Of words that gave way to others, while leaves of this string may say them.
  std::vector<std::deque<std::string>> retired_;
  std::deque<std::string> texts_;  // inflected English of the leaves
  std::size_t texts_used_ = 0;
  std::string folded_, stem_, said_;
  std::string* out_ = nullptr;
  const Document* doc_ = nullptr;
  const Pieces* pieces_ = nullptr;
  bool is_upper_ = false;  // the whole string is in upper case
  std::uint32_t base_ = 0, size_ = 0;
  Seen here_;  // of the word whose leaves are being made
  Composition result_;
  CompositionMemory memory_;
  std::string key_;  // of what is being composed
};

}  // namespace jernih::ui
