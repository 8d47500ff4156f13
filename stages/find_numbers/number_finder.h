// The walk over one document's tokens: numbers, their scales and units, money.
#pragma once

#include <memory>
#include <string>

#include "pipeline/model/document.h"
#include "stages/find_numbers/decimal.h"
#include "stages/find_numbers/number_words.h"

namespace jernih::numbers {

class NumberFinder {
 public:
  explicit NumberFinder(std::shared_ptr<const NumberWords> words) : words_(std::move(words)) {}
  // Adds the annotations. Linear.
  void run(Document& doc);

 private:
  using Word = NumberWords::Word;
  // A number with everything that belongs to it.
  struct Found {
    Decimal low;
    Decimal high;  // of a range
    bool is_range = false;
    bool is_ordinal = false;
    bool is_spelled = false;
    bool is_negative = false;
    bool is_about = false;   // Rp1 jutaan
    bool is_iso = false;     // the currency is written as its ISO 4217 code
    bool has_comma = false;  // 2,5
    bool has_plus = false;
    int power = 0;
    int high_power = -1;          // -1: that of the lower end
    const Word* scale = nullptr;  // of the upper end of a range
    const Word* low_scale = nullptr;
    const Word* unit = nullptr;
    const Word* currency = nullptr;
    const Word* fraction = nullptr;
    const Word* minus = nullptr;  // the sign is written as a word
    std::string_view shown;       // a fraction as it is written: 3/4
    std::string_view rating;      // "5" of 4.9/5
  };
  // Each takes the index of a token and returns the one behind what it read; 0 is nothing where
  // something is wanted, `i` itself where it is optional. number_finder_number.cc
  std::size_t number(std::size_t i, Found& out) const;
  std::size_t unsigned_number(std::size_t i, Found& out) const;
  std::size_t amount(std::size_t i, Found& out) const;
  std::size_t digits(std::size_t i, Found& out) const;
  std::size_t ordinal(std::size_t i, Found& out) const;
  std::size_t spelled(std::size_t i, Found& out) const;
  std::size_t fraction(std::size_t i, Found& out) const;
  std::size_t currency_before(std::size_t i, Found& out) const;
  std::size_t range_end(std::size_t i, Found& out) const;
  std::size_t second_amount(std::size_t i, Found& out) const;
  std::size_t half(std::size_t i, Found& out) const;
  std::size_t scale(std::size_t i, Found& out) const;
  bool lettered(std::size_t i, Found& out) const;
  bool rounded(std::size_t i, Found& out) const;
  std::size_t packed_range(std::size_t i, Found& out) const;
  bool set_scale(const Word* word, Found& out) const;
  int power_of(const Word& scale, std::size_t i, const Found& found) const;
  void settle_convention(std::size_t number, Found& out) const;
  std::size_t minus(std::size_t i, Found& out) const;
  bool has_sign(std::size_t i, const Found& found) const;
  std::size_t measure(std::size_t i, Found& out) const;
  std::size_t price_end(std::size_t i, Found& out) const;
  std::size_t rating(std::size_t i, Found& out) const;
  bool may_begin(const Token& t) const;
  bool is_code(std::size_t i) const;
  bool is_version(std::size_t i) const;
  std::string_view text(std::size_t i) const;  // of token i; empty behind the last
  bool is_glued(std::size_t i, std::string_view mark) const;

  void annotate(Document& doc, std::size_t first, std::size_t end, const Found& found);
  static void settle_rupiah(Found& found);
  void settle_spelled(Found& found) const;
  // number_finder_say.cc: fill english_ and value_
  void say(const Found& found);
  void say_fraction(const Found& found);
  void say_scale(const Word* scale, int power);
  void say_before(const Found& found);

  std::shared_ptr<const NumberWords> words_;
  // of the segment at hand
  std::string_view text_;
  std::span<const Token> tokens_;
  Convention convention_ = Convention::unknown;
  bool is_prose_ = false;
  std::string english_;
  std::string value_;
};

}  // namespace jernih::numbers
