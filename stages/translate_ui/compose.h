// Composition: English for a string that no table holds, from glosses and the transfer grammar.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicons/phrase_book.h"
#include "stages/translate_ui/grammar.h"
#include "stages/translate_ui/say_phrase.h"

namespace jernih::ui {

struct Composition {
  float confidence = 0;     // 0: nothing could be said
  bool is_foreign = false;  // an Indonesian word that English has not became English
  bool is_changed = false;  // some word is another one in English
  bool is_known = true;     // every word of it has a row
  bool is_whole = false;    // the grammar joins all of it, and to no statement
  std::string rule;         // rows of the words, in order
};

// Not for two threads; keeps its memory. One chart over at most kMaxSpan pieces per cell; the rest
// is a sequence of charts. Linear in the pieces for that reason.
class Composer {
 public:
  Composer(const Lexicon& lexicon, const PhraseBook& book, const Grammar& grammar,
           const Table& small_words);

  // Appends the English of pieces [first, last) to `out`.
  Composition compose(const Document& doc, const Pieces& pieces, std::uint32_t first,
                      std::uint32_t last, std::string& out);

 private:
  static constexpr std::uint32_t kMaxSpan = 9;
  static constexpr std::size_t kMaxItems = 10;  // categories kept per cell

  struct Item {
    Category category = 0;
    float cost = 0;
    std::int32_t rule = -1;             // -1: a leaf
    std::uint32_t left = 0, right = 0;  // items
    std::uint32_t leaf = 0;
  };
  struct Leaf {
    std::string_view english, forms;
    const Table* table = nullptr;
    std::uint32_t row = 0;
    std::uint32_t first = 0, last = 0;
    float doubt = 0;
    Category category = 0;
    bool is_active = false;   // a me- verb
    bool is_glued = false;    // no space before it
    bool is_foreign = false;  // it has a word that English has not
    bool is_changed = false;  // its English is another word
    bool is_fixed = false;    // names, numbers, placeholders: byte for byte
    std::string_view before;  // said before it ("my" of -ku)
    std::string_view form;    // its form whatever the rules want ("pl" of a word said twice)
  };

  void add_leaves(const Document& doc, const Pieces& pieces, std::uint32_t at, std::uint32_t last);
  void add_glosses(const Pieces& pieces, Table::Match rows, Leaf leaf);
  void add_sequences(const Pieces& pieces, std::uint32_t at, std::uint32_t last, bool& is_closed);
  bool add_derived(std::string_view folded, Leaf leaf);
  bool add_stem(std::string_view stem, Leaf leaf, Category only, Category as);
  bool is_short_form(const Document& doc, const Piece& p, std::uint32_t at) const;
  bool is_acronym(const Piece& p) const;
  bool is_english(const Piece& p) const;
  bool has_foreign(std::uint32_t first, std::uint32_t last) const;
  void add_unknown(const Document& doc, const Pieces& pieces, std::uint32_t at);
  void add_phrase(const Document& doc, const Pieces& pieces, std::uint32_t at, std::uint32_t last);
  void add_leaf(Category category, float cost, Leaf leaf);
  void add_item(std::vector<std::uint32_t>& cell, Item item);
  void fill(std::uint32_t begin, std::uint32_t size);
  std::vector<std::uint32_t>& cell(std::uint32_t begin, std::uint32_t size) {
    return cells_[begin * kMaxSpan + size - 1];
  }
  std::string_view top_form(const Document& doc, std::uint32_t item, std::uint32_t last) const;
  void best_sequence(std::uint32_t n);
  void say(const Document& doc, const Pieces& pieces, std::uint32_t item, std::string_view form,
           CaseWriter& writer, bool& is_first);
  void say_leaf(const Leaf& leaf, std::string_view form, CaseWriter& writer, bool& is_first);
  bool is_one(const Document& doc, const Pieces& pieces, std::uint32_t item) const;
  bool is_beyond_words(std::uint32_t first, std::uint32_t last) const;
  bool has_time_atom(const Piece& p, std::string_view atom) const;

  const Lexicon& lexicon_;
  const PhraseBook& book_;
  const Grammar& grammar_;
  const Table& small_words_;
  const Table& glosses_;
  const Table& words_;
  const Table& time_words_;
  std::uint32_t pos_, english_, forms_, flags_;
  std::uint32_t word_category_, word_english_, word_forms_;
  std::vector<std::vector<std::uint32_t>> cells_;
  std::vector<Item> items_;
  std::vector<Leaf> leaves_;
  std::vector<float> best_;
  std::vector<std::uint32_t> from_, taken_, chosen_;
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
  std::string folded_, stem_, word_, said_;
  std::string* out_ = nullptr;
  const Document* doc_ = nullptr;
  const Pieces* pieces_ = nullptr;
  bool is_upper_ = false;  // the whole string is in upper case
  std::uint32_t base_ = 0, size_ = 0;
  Composition result_;
  float doubt_ = 0;
};

}  // namespace jernih::ui
