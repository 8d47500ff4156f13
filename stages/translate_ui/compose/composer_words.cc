// Words that no table has, and those that stay: leaves of the Composer's chart.
#include <unicode/uchar.h>

#include "pipeline/model/document.h"

#include "stages/translate_ui/compose/composer.h"

namespace jernih::ui {
namespace {

constexpr std::uint32_t kLongestAcronym = 4;
constexpr std::uint32_t kLongestShortForm = 3;

}  // namespace

// "1s" among words is no second.
bool Composer::is_short_form(const Piece& p, std::uint32_t at) const {
  return p.found_end == at + 1 && doc_->annotations[p.found].kind == Annotation::Kind::time &&
         p.at.size() <= kLongestShortForm &&
         u_isalpha(static_cast<UChar32>(doc_->text(p.at).back())) != 0;
}

// The language stage took it for English and English has it: "air conditioning".
bool Composer::is_english(const Piece& p) const {
  return p.language == kEnglish &&
         (lexicon_.words().info(p.word).flags & (kEnglishWord | kEnglishName)) != 0;
}

// Letters that stand for a name: mAh, IPS (unless all around is upper case), g.
bool Composer::is_acronym(const Piece& p) const {
  if (p.at.size() == 1) return true;
  if (is_upper_) return false;
  return p.letters == LetterCase::mixed ||
         (p.letters == LetterCase::upper && p.at.size() <= kLongestAcronym);
}

void Composer::add_unknown(std::uint32_t at) {
  const Piece& p = (*pieces_)[at];
  Leaf leaf;
  leaf.first = at;
  leaf.last = at + 1;
  leaf.english = doc_->text(p.at);
  leaf.is_fixed = true;
  const std::uint64_t flags = lexicon_.words().info(p.word).flags;
  const bool is_indonesian = (flags & kIndonesianWord) != 0;
  const bool may_be_english =
      p.language == kEnglish || (flags & (kEnglishWord | kEnglishName)) != 0;
  const bool is_ours = is_indonesian && !is_english(p);
  const bool is_copied = (may_be_english && !is_ours) || (is_capital(p) && !is_indonesian);
  leaf.trust = is_copied ? Trust::seen : Trust::unknown;
  add_leaf(grammar_.name, weights_.leaf + (may_be_english && !is_ours ? 0 : weights_.unknown),
           leaf);
}

}  // namespace jernih::ui
