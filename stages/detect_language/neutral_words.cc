// The table `number_words`, read for its units and currencies.
#include "stages/detect_language/neutral_words.h"

#include <algorithm>

#include "lexicons/tables/lexicon.h"

namespace jernih::detect_language {
namespace {

constexpr std::uint32_t kLongestUnit = 4;  // bytes: "mAh", "kbps"; longer ones are words
constexpr std::uint32_t kLongestAcronym = 5;

// Digits, or letters beside a stroke ("a/b").
bool is_code(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '/'; });
}

}  // namespace

NeutralWords::NeutralWords(const Lexicon& lexicon)
    : lexicon_(&lexicon), numbers_(&lexicon.table("number_words")) {
  const std::uint32_t phrase = numbers_->column("phrase");
  const std::uint32_t kind = numbers_->column("kind");
  const std::uint32_t place = numbers_->column("place");
  for (std::uint32_t row = 0; row < numbers_->size(); ++row) {
    const std::string_view k = numbers_->cell(row, kind);
    const bool is_before = numbers_->cell(row, place) == "before";
    // A scale of one or two letters is a sign, a longer one is a word.
    const bool is_short = numbers_->cell(row, phrase).size() <= 2;
    const bool is_neutral = k == "unit" || k == "currency" || (k == "scale" && is_short);
    beside_of_row_.push_back(!is_neutral ? kNowhere : is_before ? kBefore : kBehind);
  }
}

std::uint8_t NeutralWords::beside(std::uint32_t word) const {
  std::uint8_t out = kNowhere;
  const Table::Match match = lexicon_->rows_of(*numbers_, word);
  for (std::uint32_t i = 0; i < match.rows; ++i) out |= beside_of_row_[match.row + i];
  return out;
}

bool NeutralWords::is_neutral(const Document& doc, std::span<const Token> tokens,
                              std::size_t at) const {
  const Token& token = tokens[at];
  const std::uint32_t size = token.at.end - token.at.begin;
  if (size == 1 || is_code(doc.text(token.at))) return true;
  if (size > kLongestUnit) return false;
  const auto is_number = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == TokenKind::number;
  };
  return (at > 0 && is_number(at - 1) && (beside(token.word) & kBehind) != 0) ||
         (is_number(at + 1) && (beside(token.word) & kBefore) != 0);
}

bool NeutralWords::are_all(const Document& doc, std::span<const Token> tokens,
                           std::span<const SeenWord> words) const {
  const bool has_running = std::any_of(words.begin(), words.end(), [&](const SeenWord& word) {
    return word.like == NameLike::no && !is_neutral(doc, tokens, word.token);
  });
  if (has_running) return false;
  if (words.size() > 1) return true;
  const Token& token = tokens[words[0].token];
  const bool is_acronym =
      token.letters == LetterCase::upper && token.at.end - token.at.begin <= kLongestAcronym;
  return is_acronym || is_neutral(doc, tokens, words[0].token);
}

bool NeutralWords::are_most(const Document& doc, std::span<const Token> tokens,
                            std::span<const SeenWord> words) const {
  constexpr std::size_t kFew = 4;  // a running word among so many
  std::size_t running = 0;
  for (const SeenWord& word : words)
    running += word.like == NameLike::no && !is_neutral(doc, tokens, word.token);
  return running * kFew <= words.size() || are_title(doc, tokens, words);
}

bool NeutralWords::are_title(const Document& doc, std::span<const Token> tokens,
                             std::span<const SeenWord> words) const {
  constexpr std::size_t kMostWords = 10;
  if (words.size() < 2 || words.size() > kMostWords) return false;
  std::size_t names = 0;
  std::size_t plain = 0;
  bool has_code = false;
  for (const SeenWord& word : words) {
    const Token& token = tokens[word.token];
    if (is_neutral(doc, tokens, word.token)) {
      has_code |= is_code(doc.text(token.at));
      ++names;
      continue;
    }
    if (token.letters == LetterCase::lower || (word.known >> kFunctionBit) != 0) return false;
    // A label ("Penulis: …") and the words of a headline.
    const bool is_label = word.like == NameLike::no && word.token + 1 < tokens.size() &&
                          doc.text(tokens[word.token + 1].at) == ":";
    const bool is_indonesian = word.like == NameLike::no && (word.known & kIndonesianWord) != 0 &&
                               token.at.end - token.at.begin > kLongestUnit;
    if (is_label || is_indonesian) return false;
    ++(word.like != NameLike::no ? names : plain);
  }
  return names > plain || (has_code && names == plain);
}

}  // namespace jernih::detect_language
