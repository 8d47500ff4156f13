// The walk over one document's tokens: numbers, their scales and units, money.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "lexicons/hash_filter.h"
#include "lexicons/lexicon.h"
#include "lexicons/numerals.h"
#include "pipeline/model/document.h"
#include "stages/find_numbers/decimal.h"

namespace jernih::numbers {

// Tables of lexicons/numbers, read once and shared by the workers.
class Knowledge {
 public:
  explicit Knowledge(const Lexicon& lexicon);

  struct Word {
    enum class Kind : std::uint8_t { none, scale, unit, currency, fraction };
    Kind kind = Kind::none;
    bool goes_before = false;    // of a currency: Rp 5
    bool goes_behind = false;    // 5 rupiah
    bool is_spaced = true;       // 5 km, but 5%
    bool needs_capital = false;  // M: 3M, never 3 m
    int power = 0;               // of a scale
    std::string_view code;       // of a unit or currency; of a fraction its value
    std::string_view one;        // English
    std::string_view many;
  };
  // The longest word or phrase at tokens[from]; `tokens_taken` 0: none.
  const Word* longest(std::span<const Token> tokens, std::size_t from, std::uint32_t& taken) const;
  bool concerns(const Token& token) const {
    return (lexicon_.words().info(token.word).flags & bits_) != 0 &&
           !followers_.contains(token.hash);
  }
  const Numerals& numerals() const { return numerals_; }
  // "th", "st", "nd", "rd" for a number that ends in this digit; 0 for teens.
  std::string_view ordinal(int last_digit) const {
    return ordinals_[last_digit > 3 ? 0 : static_cast<std::size_t>(last_digit)];
  }

 private:
  const Lexicon& lexicon_;
  const Table& table_;
  Numerals numerals_;
  std::uint64_t bits_ = 0;
  std::vector<Word> words_;
  HashFilter followers_;  // words that only stand behind a number
  std::array<std::string_view, 4> ordinals_;
};

class Finder {
 public:
  explicit Finder(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
  // Adds the annotations. Linear.
  void run(Document& doc);

 private:
  using Word = Knowledge::Word;
  // A number at tokens[i] with everything that belongs to it; 0: none, else the token behind it.
  struct Found {
    Decimal low;
    Decimal high;  // of a range
    bool is_range = false;
    bool is_ordinal = false;
    bool is_spelled = false;
    bool has_plus = false;
    int power = 0;
    const Word* scale = nullptr;
    const Word* unit = nullptr;
    const Word* currency = nullptr;
    bool is_scale_glued = false;
    std::string_view rating;  // "5" of 4.9/5
  };
  std::size_t number(std::size_t i, Found& out) const;
  std::size_t digits(std::size_t i, Found& out) const;
  std::size_t range_end(std::size_t i, Found& out) const;
  std::size_t scale(std::size_t i, Found& out) const;
  std::size_t measure(std::size_t i, Found& out) const;
  bool is_code(std::size_t i) const;
  void annotate(Document& doc, std::size_t first, std::size_t end, const Found& found);
  static void settle_rupiah(Found& found);
  void say(const Found& found);

  std::shared_ptr<const Knowledge> knowledge_;
  // of the segment at hand
  std::string_view text_;
  std::span<const Token> tokens_;
  Convention convention_ = Convention::unknown;
  std::string english_;
  std::string value_;
};

}  // namespace jernih::numbers
