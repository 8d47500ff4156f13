#include "stages/tokenise/clitics.h"

#include <algorithm>
#include <array>

#include "lexicons/matching/characters.h"
#include "lexicons/matching/word_forms.h"
#include "lexicons/tables/fold.h"
#include "pipeline/options/error.h"

namespace jernih::tokenise {
namespace {

constexpr std::size_t kLeastPrefixed = 4;  // letters that a prefix leaves
constexpr std::size_t kLongest = 48;       // bytes of a word that is looked at
constexpr int kMostSuffixes = 2;           // rumah|nya|kah

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_ascii_letter(c) || c == '-'; });
}

}  // namespace

CliticFinder::CliticFinder(const TokenParts& parts, const Scanner& scanner)
    : parts_(parts), scanner_(scanner) {
  const Table& table = parts.lexicon().table("clitics");
  const std::uint32_t form = table.column("form");
  const std::uint32_t use = table.column("use");
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const std::string_view text = table.cell(row, form);
    const Use what = use_named(table, row, table.cell(row, use));
    if (what == Use::whole || what == Use::apart)
      words_[word_hash(text)] = what;
    else
      clitics_.push_back({text, what});
  }
}

CliticFinder::Use CliticFinder::use_named(const Table& table, std::uint32_t row,
                                          std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"suffix",   "prefix", "stem_begin",
                                                      "stem_end", "whole",  "apart"};
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Use>(i);
  throw ConfigError({table.where(row), 0, 0}, "'" + std::string(name) + "' is no use of a clitic");
}

std::uint64_t CliticFinder::flags(std::string_view word) const {
  const WordTable& words = parts_.lexicon().words();
  return words.info(words.find(word_hash(word))).flags;
}

// A clitic can lean on it: a word or a name, a loan, or a word made of a known one that the
// dictionary lacks (perpanjangan, digelar).
bool CliticFinder::is_stem(std::string_view word) const {
  const std::uint64_t known = flags(word) | flags(word.substr(word.rfind('-') + 1));
  if ((known & (kIndonesianWord | kIndonesianName | kEnglishWord)) != 0) return true;
  for (const Clitic& c : clitics_) {
    if (word.size() < c.text.size() + kLeastPrefixed) continue;
    if (c.use == Use::stem_end && word.ends_with(c.text)) return true;
    if (c.use == Use::stem_begin && word.starts_with(c.text) &&
        (flags(word.substr(c.text.size())) & kIndonesianWord) != 0)
      return true;
  }
  return false;
}

// The clitic ends word[0, end), which is of the dictionary or made of a loan or a name.
bool CliticFinder::is_suffix_of(std::string_view word, std::uint32_t end,
                                std::string_view clitic) const {
  if (end < clitic.size() + kLeastStem) return false;
  const std::string_view whole = word.substr(0, end);
  const std::string_view stem = whole.substr(0, end - clitic.size());
  const std::size_t dash = stem.rfind('-') + 1;  // cita-cita|nya: its second half is a word
  if (word_hash(whole.substr(stem.size())) != word_hash(clitic)) return false;
  if (!is_stem(stem)) return false;
  const auto said = words_.find(word_hash(whole));
  if (said != words_.end()) return said->second == Use::apart;
  return (flags(whole.substr(dash)) & kOwnEnd) == 0;
}

// Where the stem of word[0, end) ends; `end` without a clitic.
std::uint32_t CliticFinder::stem_end(std::string_view word, std::uint32_t end) const {
  for (const Clitic& c : clitics_)
    if (c.use == Use::suffix && is_suffix_of(word, end, c.text))
      return end - static_cast<std::uint32_t>(c.text.size());
  return end;
}

// Where the stem begins behind ku- or kau-; 0 without one.
std::uint32_t CliticFinder::stem_begin(std::string_view word) const {
  if (words_.contains(word_hash(word))) return 0;
  for (const Clitic& c : clitics_) {
    if (c.use != Use::prefix || word.size() < c.text.size() + kLeastPrefixed) continue;
    if (word_hash(word.substr(0, c.text.size())) != word_hash(c.text)) continue;
    if ((flags(word.substr(c.text.size())) & kIndonesianWord) == 0) continue;
    if ((flags(word) & kOwnBegin) == 0) return static_cast<std::uint32_t>(c.text.size());
  }
  return 0;
}

void CliticFinder::part(const Document& doc, std::uint32_t index) {
  const Token& token = doc.tokens[index];
  const std::string_view word = doc.text(token.at);
  borders_.clear();
  std::uint32_t end = token.at.size();
  for (int n = 0; n < kMostSuffixes; ++n) {
    const std::uint32_t stem = stem_end(word, end);
    if (stem == end) break;
    borders_.push_back(end = stem);
  }
  if (token.letters == LetterCase::lower)
    if (const std::uint32_t begin = stem_begin(word.substr(0, end)); begin > 0)
      borders_.push_back(begin);
  if (borders_.empty()) return;
  splitter_.begin(index);
  std::uint32_t begin = 0;
  borders_.insert(borders_.begin(), token.at.size());
  for (auto border = borders_.rbegin(); border != borders_.rend(); ++border) {
    Token part = scanner_.make(doc.text(), {token.at.begin + begin, token.at.begin + *border},
                               TokenKind::word);
    part.word = parts_.lexicon().words().find(part.hash);
    splitter_.add(part);
    begin = *border;
  }
}

void CliticFinder::run(Document& doc) {
  for (const Segment& s : doc.segments)
    for (std::uint32_t k = s.first_token; k < s.first_token + s.token_count; ++k) {
      const Token& t = doc.tokens[k];
      const bool may_lean =
          t.kind == TokenKind::word && t.at.size() <= kLongest &&
          (t.letters == LetterCase::lower || t.letters == LetterCase::capitalised);
      if (may_lean && is_plain(doc.text(t.at))) part(doc, k);
    }
  splitter_.apply(doc);
}

}  // namespace jernih::tokenise
