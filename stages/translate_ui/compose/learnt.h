// What was learnt from catalogues (lexicons/data/learnt/phrases) and how much each part of it
// weighs.
#pragma once

#include "lexicons/tables/lexicon.h"
#include "lexicons/tables/ngram_model.h"
#include "stages/translate_ui/compose/composition.h"
#include "stages/translate_ui/compose/verb_forms.h"

namespace jernih::ui {

// Factors and costs of the search; the cheapest English wins. Tuned on a development split by
// stages/translate_ui/training/tune.cc and frozen in lexicons/data/learnt/phrases/weights.tsv.
struct Weights {
  // Factors of costs (-ln p) of learnt phrases and of the model of word order.
  float forward = 0, backward = 0, lexical = 0, order = 0;
  // Costs: per leaf, per English word (below 0: a bonus), per piece that no rule joins, of a word
  // nobody knows, of a plural nobody asked for, of a gloss that was never seen as such, of a learnt
  // phrase that the grammar cannot join.
  float leaf = 0, word = 0, fragment = 0, unknown = 0, plural = 0, unseen = 0, stray = 0;
  float rule = 0;  // factor of the costs of grammar rules
  // How often a gloss, or a row of the interface tables, counts as seen.
  float gloss = 0, row = 0;

  // How sure a composition is: the logistic of these, fitted on judged strings (docs/judged).
  float sure = 0, sure_words = 0, sure_pieces = 0, sure_unknown = 0, sure_derived = 0,
        sure_unseen = 0, sure_cost = 0;
  float confidence(const Evidence& evidence) const;

  // Columns name and value; std::logic_error for a name that is no weight.
  static Weights read(const Table& table);
};

struct Learnt {
  explicit Learnt(const Lexicon& lexicon)
      : phrases(lexicon.table("phrases")),
        ngrams(NgramModel::builtin()),
        weights(Weights::read(lexicon.table("compose_weights"))),
        verbs(lexicon.table("glosses")) {}
  Table phrases;
  NgramModel ngrams;
  Weights weights;
  VerbForms verbs;
};

// The members of Weights by name, in order.
struct NamedWeight {
  std::string_view name;
  float Weights::*member;
};
std::span<const NamedWeight> named_weights();

}  // namespace jernih::ui
