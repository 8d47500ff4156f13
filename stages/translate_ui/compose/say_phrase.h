// The English of a matched phrase.
#pragma once

#include <string>

#include "lexicons/matching/phrase_matcher.h"
#include "stages/translate_ui/compose/case_writer.h"

namespace jernih::ui {

// Appends `english` (a row's cell) with its slots filled and its `singular|plural` words chosen by
// the first number, in the case pattern of the source. `inner`: per slot its English, where known.
void say_phrase(const Document& doc, const Pieces& pieces, const PhraseMatch& match,
                std::string_view english, const Table& small_words, std::string& out,
                std::span<const std::string> inner = {});

// The English of a slot: an annotation's own where there is one, else the text as it is.
std::string_view capture_english(const Document& doc, const Pieces& pieces, const Capture& capture);

}  // namespace jernih::ui
