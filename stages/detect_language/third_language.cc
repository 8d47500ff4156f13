// Counts the words that only one label has.
#include "stages/detect_language/third_language.h"

#include <algorithm>

namespace jernih::detect_language {
namespace {

constexpr int kOwn = kOne;  // a word is a label's own when e times likelier there
constexpr std::size_t kLeastOwn = 3;
constexpr std::size_t kLeastOwnOfOther = 4;  // what is only "another language" must say more
constexpr std::size_t kLeastMarkers = 2;
constexpr std::size_t kWordsPerMarker = 8;

}  // namespace

ThirdLanguage::Count ThirdLanguage::count(const Document& doc, std::span<const Token> tokens,
                                          std::span<const SeenWord> words,
                                          std::size_t label) const {
  Count out;
  for (const SeenWord& word : words) {
    const Token& token = tokens[word.token];
    // What hangs together without spaces is broken, code or an address.
    const bool is_glued = token.glued && word.token > 0 &&
                          tokens[word.token - 1].at.end == token.at.begin &&
                          doc.text(tokens[word.token - 1].at) == "?";
    if (is_glued || word.like == NameLike::surely || neutral_->is_neutral(doc, tokens, word.token))
      continue;
    const std::uint32_t markers = evidence_->markers_of(token.word);
    out.markers += markers >> label & 1;
    out.home_markers += markers >> kIdLabel & 1;
    if (word.like != NameLike::no) continue;
    ++out.running;
    const int score = scores_->all(token, doc.text(token.at))[label];
    out.own += score - std::max(word.id, word.en) >= kOwn;
  }
  return out;
}

bool ThirdLanguage::is_spoken(const Document& doc, std::span<const Token> tokens,
                              std::span<const SeenWord> words, std::size_t label) const {
  if (std::any_of(words.begin(), words.end(), [](const SeenWord& w) { return w.script != 0; }))
    return true;
  const Count n = count(doc, tokens, words, label);
  const bool is_marked = n.markers >= kLeastMarkers && n.markers > n.home_markers &&
                         n.markers * kWordsPerMarker >= n.running;
  if (is_marked) return true;
  const bool is_near = (model_->header().near >> label & 1) != 0;
  if (is_near && n.markers == 0) return false;
  return n.own * 2 >= n.running && n.own >= (label == kLabels - 1 ? kLeastOwnOfOther : kLeastOwn);
}

}  // namespace jernih::detect_language
