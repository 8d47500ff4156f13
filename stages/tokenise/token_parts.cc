#include "stages/tokenise/token_parts.h"

#include <array>

#include "lexicons/matching/characters.h"
#include "pipeline/options/error.h"

namespace jernih::tokenise {
namespace {

struct UseName {
  std::string_view name;
  Use use;
};
constexpr std::array<UseName, 10> kUses = {{{"before_number", kBeforeNumber},
                                            {"after_number", kAfterNumber},
                                            {"number_suffix", kNumberSuffix},
                                            {"hyphen_prefix", kHyphenPrefix},
                                            {"hyphen_suffix", kHyphenSuffix},
                                            {"dollar", kDollar},
                                            {"ends_domain", kEndsDomain},
                                            {"ends_file", kEndsFile},
                                            {"emoticon", kEmoticon},
                                            {"brand", kBrand}}};

std::uint32_t use_named(const Table& table, std::uint32_t row, std::string_view name) {
  for (const UseName& u : kUses)
    if (u.name == name) return u.use;
  throw ConfigError({table.where(row), 0, 0}, "'" + std::string(name) + "' is no use of a part");
}

}  // namespace

TokenParts::TokenParts(const Lexicon& lexicon)
    : lexicon_(lexicon),
      parts_(lexicon.table("token_parts")),
      abbreviations_(lexicon.table("abbreviations")),
      emoticon_begins_(128 * 128) {
  const std::uint32_t use = parts_.column("use");
  const std::uint32_t part = parts_.column("part");
  for (std::uint32_t row = 0; row < parts_.size(); ++row) {
    use_.push_back(use_named(parts_, row, parts_.cell(row, use)));
    written_.push_back(parts_.cell(row, part));
    if (use_.back() == kEmoticon) add_emoticon(written_.back());
  }
  const std::uint32_t written = abbreviations_.column("abbreviation");
  const std::uint32_t language = abbreviations_.column("language");
  const std::uint32_t follows = abbreviations_.column("follows");
  for (std::uint32_t row = 0; row < abbreviations_.size(); ++row) {
    const std::string_view l = abbreviations_.cell(row, language);
    const bool always = l == "en" || abbreviations_.cell(row, follows) == "end";
    stop_use_.push_back(always ? kStopAlways : l == "both" ? kStopInEnglish : 0u);
    is_capitalised_.push_back(is_ascii_upper(abbreviations_.cell(row, written)[0]));
  }
  read_words();
}

// Facts by the words' places in the word table.
void TokenParts::read_words() {
  constexpr std::uint32_t kStop = kStopAlways | kStopInEnglish;
  const WordTable& words = lexicon_.words();
  leans_.resize(words.infos());
  stops_.resize(words.infos());
  for (std::uint32_t word = 0; word < words.infos(); ++word) {
    const std::uint64_t flags = words.info(word).flags;
    const std::uint64_t language = flags & (kIndonesianWord | kEnglishWord);
    if (language == kIndonesianWord) leans_[word] = 1;
    if (language == kEnglishWord) leans_[word] = -1;
    if ((flags & abbreviations_.starts_bit()) == 0) continue;
    if ((uses_of(word, "a") & kStop) != 0) stops_[word] |= kLowerStop;
    if ((uses_of(word, "A") & kStop) != 0) stops_[word] |= kUpperStop;
  }
}

void TokenParts::add_emoticon(std::string_view emoticon) {
  emoticons_.insert(word_hash(emoticon));
  // hashes are folded: either case of the two characters
  for (const char first : {emoticon[0], static_cast<char>(emoticon[0] ^ 0x20)})
    for (const char second : {emoticon[1], static_cast<char>(emoticon[1] ^ 0x20)})
      emoticon_begins_[static_cast<std::size_t>(first & 0x7F) * 128 +
                       static_cast<std::size_t>(second & 0x7F)] = true;
}

std::uint32_t TokenParts::uses(std::string_view piece) const {
  return uses_of(lexicon_.words().find(word_hash(piece)), piece);
}

std::uint32_t TokenParts::uses_of(std::uint32_t word, std::string_view surface) const {
  if (word == 0) return 0;
  const std::uint64_t flags = lexicon_.words().info(word).flags;
  std::uint32_t uses = 0;
  if ((flags & parts_.starts_bit()) != 0) {
    const Table::Match match = lexicon_.rows_of(parts_, word);
    for (std::uint32_t row = match.row; row < match.row + match.rows; ++row)
      if (use_[row] != kAfterNumber || written_[row].size() > 1 || written_[row] == surface)
        uses |= use_[row];
  }
  if ((flags & abbreviations_.starts_bit()) != 0) {
    const Table::Match match = lexicon_.rows_of(abbreviations_, word);
    for (std::uint32_t row = match.row; row < match.row + match.rows; ++row)
      if (!is_capitalised_[row] || !is_ascii_lower(surface[0])) uses |= stop_use_[row];
  }
  return uses;
}

}  // namespace jernih::tokenise
