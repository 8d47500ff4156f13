#include "stages/find_numbers/number_words.h"

#include <charconv>
#include <unordered_map>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/split_key.h"
#include "pipeline/options/error.h"

namespace jernih::numbers {
namespace {

using Kind = NumberWords::Word::Kind;

constexpr std::array<std::string_view, 10> kKinds = {"none",     "scale",    "about_scale", "unit",
                                                     "currency", "fraction", "half",        "range",
                                                     "rating",   "minus"};

Kind kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds[i] == name) return static_cast<Kind>(i);
  return Kind::none;
}

}  // namespace

NumberWords::NumberWords(const Lexicon& lexicon)
    : lexicon_(lexicon), table_(lexicon.table("number_words")), numerals_(lexicon) {
  const std::uint64_t bits = table_.starts_bit() | lexicon.table("numerals").starts_bit();
  for (std::uint32_t i = 0; i < lexicon.words().infos(); ++i)
    concerns_.push_back((lexicon.words().info(i).flags & bits) != 0 ? 1 : 0);
  read_words();
  find_special_words();
  find_followers();
  const Table& english = lexicon.table("time_english");
  about_ = english.cell(english.exact("modifier.about").row, english.column("one"));
  for (std::size_t i = 0; i < ordinals_.size(); ++i)
    ordinals_[i] =
        english.cell(english.exact("ordinal." + std::to_string(i)).row, english.column("one"));
}

void NumberWords::read_words() {
  const std::uint32_t kind = table_.column("kind");
  const std::uint32_t code = table_.column("code");
  const std::uint32_t place = table_.column("place");
  const std::uint32_t one = table_.column("one");
  const std::uint32_t many = table_.column("many");
  const std::uint32_t phrase = table_.column("phrase");
  for (std::uint32_t r = 0; r < table_.size(); ++r) {
    const std::string_view name = table_.cell(r, kind);
    const std::string_view where = table_.cell(r, place);
    Word w;
    w.kind = kind_named(name);
    if (w.kind == Kind::none)
      throw ConfigError({"lexicons/" + table_.where(r), 0, 0},
                        "there is no kind '" + std::string(name) + "'");
    w.code = table_.cell(r, code);
    std::from_chars(w.code.data(), w.code.data() + w.code.size(), w.power);
    w.goes_before = where == "before" || where == "both";
    w.goes_behind = where == "behind" || where == "both";
    w.is_spaced = w.goes_behind;
    w.needs_capital = where == "capital";
    w.one = table_.cell(r, one);
    w.many = table_.cell(r, many);
    w.may_be_negative = w.code.starts_with("\u00B0") || w.code == "percent" || w.code == "degree" ||
                        w.code == "pp" || w.code == "bp";
    w.is_english = w.kind == Kind::scale &&
                   word_hash(w.needs_capital ? w.many : w.one) == word_hash(table_.cell(r, phrase));
    words_.push_back(w);
  }
}

// The metre, the minus sign and the scales of one capital letter.
void NumberWords::find_special_words() {
  const std::uint32_t phrase = table_.column("phrase");
  for (std::uint32_t r = 0; r < table_.size(); ++r) {
    const std::string_view key = table_.cell(r, phrase);
    if (words_[r].kind == Kind::unit && key == "m") metre_ = &words_[r];
    if (words_[r].kind == Kind::minus && split_key(key).size() == 1) minus_ = word_hash(key);
    if (words_[r].needs_capital && key[0] >= 'a' && key[0] <= 'z')
      letters_[static_cast<std::size_t>(key[0] - 'a')] = &words_[r];
  }
}

void NumberWords::find_followers() {
  const std::uint32_t phrase = table_.column("phrase");
  std::unordered_map<std::uint64_t, bool> begins;
  for (std::uint32_t r = 0; r < table_.size(); ++r)
    begins[word_hash(split_key(table_.cell(r, phrase))[0])] |=
        words_[r].goes_before || words_[r].kind == Kind::fraction || words_[r].kind == Kind::half ||
        words_[r].kind == Kind::minus;
  for (const auto& [hash, does] : begins) {
    const std::uint64_t flags = lexicon_.words().info(lexicon_.words().find(hash)).flags;
    if (!does && (flags & numerals_.starts_bit()) == 0) followers_.add(hash);
  }
}

const NumberWords::Word* NumberWords::scale(int power) const {
  for (const Word& w : words_)
    if (w.kind == Kind::scale && w.power == power && w.is_spaced) return &w;
  return nullptr;
}

const NumberWords::Word* NumberWords::word(std::string_view surface) const {
  Token token;
  token.hash = word_hash(surface);
  token.word = lexicon_.words().find(token.hash);
  std::uint32_t taken = 0;
  return longest({&token, 1}, 0, taken);
}

const NumberWords::Word* NumberWords::longest(std::span<const Token> tokens, std::size_t from,
                                              std::uint32_t& taken) const {
  if (from >= tokens.size() || concerns_[tokens[from].word] == 0) return nullptr;
  const Table::Match match = table_.longest(tokens, from);
  taken = match.tokens;
  return match.rows == 0 ? nullptr : &words_[match.row];
}

}  // namespace jernih::numbers
