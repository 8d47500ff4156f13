// Fills a place of the cache: see the header.
#include "stages/detect_language/word_scores.h"

#include <unicode/uscript.h>

#include "lexicons/fold.h"
#include "pipeline/model/utf8.h"

namespace jernih::detect_language {
namespace {

// Of the first letter that has one; words of two scripts are rare and mostly look-alikes.
UScriptCode script_of(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_char(word, i);
    if (c < 0x250) return USCRIPT_LATIN;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) return script;
  }
  return USCRIPT_LATIN;
}

constexpr std::int16_t kForeignScript = 12 * kOne;

}  // namespace

void WordScores::compute(const Token& token, std::string_view surface, std::size_t place) {
  WordScore& out = scores_[place];
  keys_[place] = token.hash | 1;
  out = {};
  // A full stop that a word keeps ("dr.") is no part of its hash, so it may be none of its score.
  if (surface.ends_with('.') && word_hash(surface) != token.hash) surface.remove_suffix(1);
  // All of it from the folded word: what shares a hash shares the score, whoever came first.
  folded_.clear();
  fold(surface, folded_);
  if (const UScriptCode script = script_of(folded_); script != USCRIPT_LATIN) {
    out.logits.back() = kForeignScript;
    const char* code = uscript_getShortName(script);
    out.script = code == nullptr ? kOtherLanguage : evidence_->of_script(code);
    out.is_plain = true;
    return;
  }
  const Evidence evidence = evidence_->of(folded_, token.word);
  word_features(folded_, evidence, model_->header().rows, features_);
  out.logits = model_->score(features_);
  out.dictionary = evidence.dictionary;
  out.is_plain = (evidence.dictionary & (kIndonesianWord | kEnglishWord)) != 0 ||
                 evidence.function != 0 || evidence.markers != 0;
}

}  // namespace jernih::detect_language
