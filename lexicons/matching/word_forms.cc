// Takes words apart with the affixes of lexicons/data/words/affixes.tsv.
#include "lexicons/matching/word_forms.h"

#include <algorithm>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"

namespace jernih {
namespace {

constexpr std::size_t kMaxBytes = 64;
constexpr std::size_t kMaxParts = 6;   // of a hyphenated word
constexpr std::size_t kLeastLoan = 4;  // letters of an English word under Indonesian affixes
constexpr std::uint64_t kWordBits = kIndonesianWord | kEnglishWord;
constexpr std::uint64_t kAllBits = (std::uint64_t{1} << kFirstTableBit) - 1;

bool is_number(std::string_view part) {
  return !part.empty() &&
         std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Names take part in words of both sorts ("non-Indonesia").
std::uint64_t name_as_word(std::uint64_t flags) {
  if ((flags & kIndonesianName) != 0) flags |= kIndonesianWord;
  if ((flags & kEnglishName) != 0) flags |= kEnglishWord;
  return flags;
}

}  // namespace

WordForms::WordForms(const Lexicon& lexicon) : words_(&lexicon.words()) {
  const Table& table = lexicon.table("affixes");
  const std::uint32_t affix = table.column("affix");
  const std::uint32_t side = table.column("side");
  const std::uint32_t language = table.column("language");
  const std::uint32_t joins = table.column("joins");
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const Affix a{table.cell(row, affix),
                  table.cell(row, language) == "id" ? kIndonesianWord : kEnglishWord,
                  table.cell(row, joins) == "own" ? Joins::own : Joins::loan};
    (table.cell(row, side) == "prefix" ? prefixes_ : suffixes_).push_back(a);
  }
}

std::uint64_t WordForms::in_table(std::string_view folded) const {
  return words_->info(words_->find(hash_folded(folded))).flags & kAllBits;
}

std::uint64_t WordForms::flags(std::string_view folded) const {
  if (folded.size() > kMaxBytes) return 0;
  if (const std::uint64_t known = in_table(folded); known != 0) return known;
  // "me-restart" is no English pair of "me" and "restart"; "check-in" is one.
  const bool is_joined = has_joined_prefix(folded);
  if (const std::uint64_t known = is_joined ? 0 : whole(folded); known != 0) return known;
  if (is_joined || is_affixed_loan(folded)) return kIndonesianWord | kAffixedLoan;
  return 0;
}

// Hyphens, a reduplication's "2", affixes that keep to their own language.
std::uint64_t WordForms::whole(std::string_view folded) const {
  if (const std::uint64_t parts = hyphenated(folded); parts != 0) return parts;
  if (folded.size() > kLeastStem && folded.ends_with('2')) {
    const std::string_view stem = folded.substr(0, folded.size() - 1);
    return (in_table(stem) | with_own_affixes(stem)) & kIndonesianWord;
  }
  const std::size_t two = folded.find('2');  // "rata2nya"
  if (two != std::string_view::npos && two >= kLeastStem)
    for (const Affix& s : suffixes_)
      if (folded.substr(two + 1) == s.text && s.joins == Joins::own)
        return in_table(folded.substr(0, two)) & s.language;
  return with_own_affixes(folded);
}

std::uint64_t WordForms::with_own_affixes(std::string_view folded) const {
  std::uint64_t found = 0;
  for (const Affix& s : suffixes_) {
    if (s.joins != Joins::own || !folded.ends_with(s.text) ||
        folded.size() < s.text.size() + kLeastStem)
      continue;
    found |= name_as_word(in_table(folded.substr(0, folded.size() - s.text.size()))) & s.language;
  }
  for (const Affix& p : prefixes_) {
    if (p.joins != Joins::own || !folded.starts_with(p.text) ||
        folded.size() < p.text.size() + kLeastStem)
      continue;
    found |= in_table(folded.substr(p.text.size())) & p.language;
  }
  return found;
}

// Every part must be known in a language; numbers and single letters go with any ("e-mail").
std::uint64_t WordForms::hyphenated(std::string_view folded) const {
  std::uint64_t common = kWordBits;
  bool has_word = false;
  std::size_t parts = 0;
  for (; !folded.empty(); ++parts) {
    const std::size_t dash = std::min(folded.find('-'), folded.size());
    const std::string_view part = folded.substr(0, dash);
    if (parts == 0 && dash == folded.size()) return 0;
    folded.remove_prefix(std::min(dash + 1, folded.size()));
    if (parts >= kMaxParts || part.empty()) return 0;
    if (is_number(part) || part.size() == 1) continue;
    std::uint64_t known = name_as_word(in_table(part));
    if (known == 0) known = with_own_affixes(part);
    common &= known;
    has_word = true;
  }
  return has_word ? common : 0;
}

bool WordForms::is_loan(std::string_view stem) const {
  if (stem.starts_with('-')) stem.remove_prefix(1);
  if (stem.ends_with('-')) stem.remove_suffix(1);
  return stem.size() >= kLeastLoan && (in_table(stem) & kEnglishWord) != 0;
}

// Prefix, hyphen, English word, perhaps a suffix: "me-restart", "di-share-in".
bool WordForms::has_joined_prefix(std::string_view folded) const {
  const std::size_t dash = folded.find('-');
  if (dash == std::string_view::npos) return false;
  for (const Affix& p : prefixes_)
    if (p.joins == Joins::loan && folded.substr(0, dash) == p.text)
      return is_loan(folded.substr(dash + 1)) || is_suffixed_loan(folded.substr(dash + 1));
  return false;
}

bool WordForms::is_suffixed_loan(std::string_view stem) const {
  for (const Affix& s : suffixes_)
    if (s.joins == Joins::loan && stem.ends_with(s.text) &&
        is_loan(stem.substr(0, stem.size() - s.text.size())))
      return true;
  return false;
}

// An English word under Indonesian affixes: "diupdate", "me-restart", "di-like-in", "update-an".
bool WordForms::is_affixed_loan(std::string_view folded) const {
  if (is_suffixed_loan(folded)) return true;
  for (const Affix& p : prefixes_) {
    if (p.joins != Joins::loan || !folded.starts_with(p.text)) continue;
    const std::string_view rest = folded.substr(p.text.size());
    if (is_loan(rest) || is_suffixed_loan(rest)) return true;
  }
  return false;
}

}  // namespace jernih
