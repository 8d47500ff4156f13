// What a translator is given: what is known, what may be put into English, where a string stands.
#pragma once

#include <string>
#include <vector>

#include "lexicons/matching/phrase_book.h"
#include "stages/translate_ui/compose/composer.h"
#include "stages/translate_ui/known_english.h"

namespace jernih::ui {

// One of the names of Annotation::by; what a match with slots or a part of a string is worth.
inline constexpr std::string_view kByLexicon = "lexicon";
inline constexpr float kPattern = 0.95f;

// What may be put into English.
enum class Scope : std::uint8_t {
  nothing,
  times,    // Indonesian time phrases
  certain,  // also whole rows with a word that is not English
  strings,  // interface strings
  all       // whatever can be said
};

// What is known about where a string stands.
struct StringContext {
  bool is_page_open = false;   // something else on the page is Indonesian: "18/06/2025" is as well
  bool may_compose = false;    // a string of words, no name or title
  bool is_string = false;      // surely a string: what is composed may be rewritten
  bool wants_number = false;   // but only with a number or a time in it
  bool is_open = false;        // Indonesian or mixed
  bool is_indonesian = false;  // for sure: words that English has too are Indonesian here
};

// Read at setup, shared by all workers.
struct TranslationKnowledge {
  TranslationKnowledge(const Lexicon& l, const std::vector<std::string>& tables)
      : lexicon(l),
        book(l, tables),
        grammar(l),
        small_words(l.table("small_words")),
        particles(l.table("particles")),
        learnt(l),
        said(l.table("interface")),
        time_bit(l.table("time_words").starts_bit()) {}
  const Lexicon& lexicon;
  PhraseBook book;
  PhraseGrammar grammar;
  const Table& small_words;
  const Table& particles;
  Learnt learnt;
  KnownEnglish said;
  std::uint64_t time_bit;  // of words that begin a phrase of time
};

}  // namespace jernih::ui
