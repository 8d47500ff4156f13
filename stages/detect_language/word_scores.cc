#include "stages/detect_language/word_scores.h"

#include <unicode/uscript.h>

#include "lexicons/tables/fold.h"
#include "pipeline/model/utf8.h"

namespace jernih::detect_language {
namespace {

// Of most of its letters; a single one is a sign of mathematics or of a unit ("π", "µm").
UScriptCode script_of(std::string_view word) {
  UScriptCode found = USCRIPT_LATIN;
  std::size_t latin = 0;
  std::size_t foreign = 0;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next_char(word, i);
    if (c < 0x250) {
      ++latin;
      continue;
    }
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_LATIN)
      continue;
    found = script;
    ++foreign;
  }
  const bool has_letters_of_words = found == USCRIPT_HAN || foreign > 1;
  return has_letters_of_words && foreign > latin ? found : USCRIPT_LATIN;
}

// Makes one letter of three and more: "lamaaaa" is "lama". True when there were such; "viii" is a
// number.
bool undrawl(std::string& folded) {
  constexpr std::size_t kShortest = 5;
  if (folded.size() < kShortest) return false;
  const auto is_run = [&](std::size_t i) {
    return i > 1 && folded[i] == folded[i - 1] && folded[i] == folded[i - 2];
  };
  bool found = false;
  for (std::size_t i = 2; i < folded.size() && !found; ++i) found = is_run(i);
  if (!found) return false;
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i;
    while (end < folded.size() && folded[end] == folded[i]) ++end;
    out.append(end - i > 2 ? 1 : end - i, folded[i]);
    i = end;
  }
  folded = out;
  return true;
}

constexpr std::int16_t kForeignScript = 12 * kOne;

}  // namespace

WordScore WordScores::compute(const Token& token, std::string_view surface, AllScores& all) {
  WordScore out;
  out.key = all.key = token.hash | 1;
  // A full stop that a word keeps ("dr.") is no part of its hash, so it may be none of its score.
  if (surface.ends_with('.') && word_hash(surface) != token.hash) surface.remove_suffix(1);
  // All of it from the folded word: what shares a hash shares the score, whoever came first.
  folded_.clear();
  fold(surface, folded_);
  if (const UScriptCode script = script_of(folded_); script != USCRIPT_LATIN) {
    all.scores = {};
    all.scores.back() = kForeignScript;
    const char* code = uscript_getShortName(script);
    out.script = script_index(code == nullptr ? kOtherLanguage : evidence_->of_script(code));
    out.is_plain = true;
  } else {
    const bool is_drawled = undrawl(folded_);
    score_latin(is_drawled ? evidence_->word_of(folded_) : token.word, out, all.scores);
  }
  std::copy_n(all.scores.begin(), kOthers, out.groups.begin());
  out.groups[kOthers] = *std::max_element(all.scores.begin() + kOthers, all.scores.end());
  return out;
}

void WordScores::score_latin(std::uint32_t word, WordScore& out, Scores& all) {
  const Evidence evidence = evidence_->of(folded_, word);
  const std::uint32_t hint = model_->hints().of(hint_hash(folded_));
  features_.read(folded_, evidence, hint, model_->header().rows);
  all = model_->score(features_);
  out.known = static_cast<std::uint8_t>(evidence.dictionary | evidence.function << kFunctionBit);
  out.is_person = evidence_->is_person(word);
  out.is_plain =
      (evidence.dictionary & (kIndonesianWord | kEnglishWord)) != 0 || evidence.function != 0;
}

std::uint8_t WordScores::script_index(Language language) {
  const auto at = std::find(scripts_.begin() + 1, scripts_.end(), language);
  const auto index = static_cast<std::uint8_t>(at - scripts_.begin());
  if (at == scripts_.end()) scripts_.push_back(language);
  return index;
}

}  // namespace jernih::detect_language
