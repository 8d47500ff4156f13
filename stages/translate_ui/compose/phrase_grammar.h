// The transfer grammar: categories, binary rules with an English template, words with a rule of
// their own. All of it comes from lexicons/data/grammar/.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/translate_ui/compose/inflect.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::ui {

using Category = std::uint8_t;

// A form of an English word: a position in PhraseGrammar's list of them. Sets of forms are bits.
using Form = std::uint8_t;
using Forms = std::uint16_t;
inline constexpr Form kBase = 0;
inline constexpr Forms kBaseForm = 1;
inline constexpr Forms kAllForms = 0xFFFF;
constexpr Forms form_bit(Form form) { return static_cast<Forms>(1u << form); }

// One word of a template: `1:pp` is the first child in that form, anything else stands for itself;
// `is|are` is the second behind a first child in the plural; `[the]` is said in sentences, and a
// rule with such a word is for them alone.
struct TemplateWord {
  int child = 0;  // 1, 2; 0: a literal
  std::string_view text;
  std::string_view text_of_many;  // of a literal
  Form form = kBase;
  bool is_counted = false;   // plural unless the first child is one
  bool is_modifier = false;  // never plural: said before the noun that it describes, or `1:sg`
};

struct Rule {
  Category left = 0, right = 0, result = 0;
  int head = 1;  // whose form changes when the whole is inflected
  float cost = 0;
  std::vector<TemplateWord> english;
  bool has_count = false;       // some word of it is_counted
  bool is_of_sentence = false;  // not for short strings, which have no articles
  std::uint32_t row = 0;
};

class PhraseGrammar {
 public:
  explicit PhraseGrammar(const Lexicon& lexicon);

  // 0 when no rule or word uses it.
  Category category(std::string_view label) const;
  // The category of a gloss.
  Category category_of(std::string_view pos, std::string_view flags) const;
  const std::vector<std::uint16_t>& rules(Category left, Category right) const {
    return by_pair_[left * categories_.size() + right];
  }
  // Some rule begins with it.
  bool has_rules(Category left) const { return begins_[left] != 0; }
  const Rule& rule(std::uint16_t index) const { return rules_[index]; }
  std::string where(const Rule& rule) const;
  const Inflector& inflector() const { return inflector_; }

  std::string_view form_name(Form form) const { return forms_[form]; }
  std::size_t forms() const { return forms_.size(); }
  // Forms that some rule may ask of a word of this category.
  Forms wanted(Category c) const { return wanted_[c]; }
  std::uint16_t size() const { return static_cast<std::uint16_t>(rules_.size()); }

  // Nothing joins any more: for measuring what the rules give.
  void forget_rules();

  // What a phrase is whose first word is this: a verb makes a verb phrase, a noun a noun phrase.
  Category phrase_category(Category first) const;

  // What its words are in English is said by words.tsv and the rules alone, by no learnt phrase.
  bool is_closed(Category c) const { return closed_[c] != 0; }
  // Words of this category follow the table of endings; others have only the forms of their row.
  bool inflects(Category c) const { return c == noun || c == verb || c == passive; }

  // Well-known categories.
  Category noun = 0, adjective = 0, verb = 0, verb_phrase = 0, noun_phrase = 0, done = 0,
           finite = 0, name = 0, placeholder = 0, number = 0, time = 0, passive = 0, pronoun = 0;
  Category suffix = 0, suffix_possessive = 0, ending = 0;
  // Well-known forms.
  Form plural = 0, participle = 0, going_on = 0, third = 0;

 private:
  struct PosRow {
    std::string_view pos, flag;
    Category category;
  };
  Category intern(std::string_view label);
  Form form(std::string_view label);
  void find_known();
  void parse_template(std::string_view text, Rule& rule);
  void spread_wanted();
  void mark_modifiers(Rule& rule) const;
  void inherit(const Table& kinds);

  const Table* rules_table_;
  Inflector inflector_;
  std::vector<std::string_view> categories_{""};
  std::vector<std::string_view> forms_{""};
  std::vector<Forms> wanted_;
  std::vector<char> begins_, closed_;  // per category
  std::vector<Rule> rules_;
  std::vector<std::vector<std::uint16_t>> by_pair_;
  std::vector<PosRow> pos_;
  std::vector<std::pair<Category, Category>> kinds_;  // what is also of another category
};

}  // namespace jernih::ui
