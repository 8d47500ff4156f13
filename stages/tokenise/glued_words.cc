#include "stages/tokenise/glued_words.h"

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "pipeline/model/bytes16.h"
#include "pipeline/model/token.h"

namespace jernih::tokenise {
namespace {

constexpr std::size_t kLongest = 20;
constexpr std::size_t kPart = 4;       // letters of a part in lower case
constexpr std::size_t kCamelPart = 3;  // and where a capital begins the second one

bool knows(const WordTable& words, std::string_view part, std::uint64_t flags) {
  return (words.info(words.find(word_hash(part))).flags & flags) != 0;
}

// A word of the dictionary that also stands in one of our own tables: those hold the frequent ones.
// The rare ones make two words of many an unknown one (bera|roma).
bool is_frequent(const WordTable& words, std::string_view part) {
  const std::uint64_t flags = words.info(words.find(word_hash(part))).flags;
  return (flags & kIndonesianWord) != 0 && flags >> kFirstTableBit != 0;
}

// berkatalah, rumahnya: a word with a clitic, and no two words.
bool ends_in_clitic(const TokenParts& parts, std::string_view token) {
  const WordTable& words = parts.lexicon().words();
  for (const std::size_t size : {2u, 3u})
    if ((parts.uses(token.substr(token.size() - size)) & kHyphenSuffix) != 0 &&
        knows(words, token.substr(0, token.size() - size), kIndonesianWord | kEnglishWord))
      return true;
  return false;
}

}  // namespace

std::uint32_t glued_at(std::string_view token, const TokenParts& parts) {
  const WordTable& words = parts.lexicon().words();
  if (token.size() < 2 * kCamelPart || token.size() > kLongest) return 0;
  std::size_t capital = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (!is_ascii_letter(token[i])) return 0;
    if (i == 0 || !is_ascii_upper(token[i])) continue;
    if (capital != 0) return 0;
    capital = i;
  }
  if (capital != 0) {
    constexpr std::uint64_t kKnown = kIndonesianWord | kIndonesianName;
    const bool both = capital >= kCamelPart && token.size() - capital >= kCamelPart &&
                      knows(words, token.substr(0, capital), kKnown) &&
                      knows(words, token.substr(capital), kKnown);
    return both ? static_cast<std::uint32_t>(capital) : 0;
  }
  if (is_ascii_upper(token[0])) return 0;  // a name, more often than not
  if (ends_in_clitic(parts, token)) return 0;
  std::uint32_t found = 0;
  for (std::size_t i = kPart; i + kPart <= token.size(); ++i) {
    if (!is_frequent(words, token.substr(0, i)) || !is_frequent(words, token.substr(i))) continue;
    if (found != 0 || (parts.uses(token.substr(0, i)) & kHyphenPrefix) != 0) return 0;
    found = static_cast<std::uint32_t>(i);
  }
  return found;
}

namespace {

// By the shape of its first sixteen bytes: letters, one capital inside or none at all.
bool may_be_glued(std::string_view token) {
  const Bytes16 bytes = Bytes16::load(token, 0);
  const std::uint32_t all = token.size() < Bytes16::kSize ? (1u << token.size()) - 1 : 0xFFFF;
  const std::uint32_t upper = bytes.between('A', 'Z') & all;
  const std::uint32_t inside = upper & ~1u;
  if ((bytes.letters() & all) != all || (inside & (inside - 1)) != 0) return false;
  return inside != 0 || upper == 0 || token.size() > Bytes16::kSize;
}

}  // namespace

bool GluedWords::is_glued(std::string_view token) {
  if (token.size() < 2 * kCamelPart || token.size() > kLongest) return false;
  if (!may_be_glued(token)) return false;
  const std::uint64_t key = hash_folded(token) | 1;  // not folded: a capital parts words
  std::uint64_t& seen = seen_[key >> 51];
  if ((seen | 1) != key) seen = glued_at(token, parts_) > 0 ? key : key - 1;
  return (seen & 1) != 0;
}

}  // namespace jernih::tokenise
