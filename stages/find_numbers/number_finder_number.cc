// What belongs to a number: its words, the other end of its range, its scale, unit and currency.
#include "lexicons/tables/fold.h"
#include "pipeline/model/utf8.h"
#include "stages/find_numbers/number_finder.h"

namespace jernih::numbers {
namespace {

Decimal decimal_of(std::int64_t milli) {
  Decimal d;
  d.digits = std::to_string(milli / 1000);
  d.is_grouped = d.digits.size() > 3;
  if (milli % 1000 == 0) return d;
  d.digits = std::to_string(milli);
  if (d.digits.size() < 4) d.digits.insert(0, 4 - d.digits.size(), '0');
  d.decimals = 3;
  while (d.digits.back() == '0') {
    d.digits.pop_back();
    --d.decimals;
  }
  return d;
}

}  // namespace

std::string_view NumberFinder::text(std::size_t i) const {
  return i < tokens_.size() ? slice(text_, tokens_[i].at) : std::string_view{};
}

bool NumberFinder::is_glued(std::size_t i, std::string_view mark) const {
  return i < tokens_.size() && tokens_[i].glued && text(i) == mark;
}

// "0812-3456", "B-52", "737-800": glued by a dash to something that is no range.
bool NumberFinder::is_code(std::size_t i) const {
  const bool before = i >= 2 && tokens_[i].glued && is_glued(i - 1, "-") &&
                      tokens_[i - 2].kind != TokenKind::symbol &&
                      tokens_[i - 2].kind != TokenKind::punctuation;
  const bool behind = i + 2 < tokens_.size() && is_glued(i + 1, "-") && tokens_[i + 2].glued &&
                      tokens_[i + 2].kind == TokenKind::number;
  return before || behind;
}

// The 4.21 of v10.4.21: behind a stop that ends no sentence.
bool NumberFinder::is_version(std::size_t i) const {
  return i >= 2 && tokens_[i].glued && is_glued(i - 1, ".") && is_ascii_digit(text(i - 2).back());
}

// ke-20, 21st
std::size_t NumberFinder::ordinal(std::size_t i, Found& out) const {
  const Token& t = tokens_[i];
  const std::string_view s = slice(text_, t.at);
  if (t.kind != TokenKind::word && t.kind != TokenKind::number) return 0;
  std::string_view number;
  if (is_ascii_digit(s[0])) {
    std::size_t end = 1;
    while (end < s.size() && is_ascii_digit(s[end])) ++end;
    const bool is_teen = end > 1 && s[end - 2] == '1';
    if (end > 4 || end == s.size() ||
        s.substr(end) != words_->ordinal(is_teen ? 0 : s[end - 1] - '0'))
      return 0;
    number = s.substr(0, end);
  } else {
    const std::size_t dash = t.word == 0 ? s.find('-') : s.npos;
    if (dash == s.npos || dash + 1 >= s.size() || !is_ascii_digit(s[dash + 1])) return 0;
    if (!words_->numerals().is_ordinal_prefix(word_hash(s.substr(0, dash)))) return 0;
    number = s.substr(dash + 1);
  }
  out.low = {};
  if (!read_decimal(number, Convention::indonesian, out.low) || !out.low.is_whole()) return 0;
  out.is_ordinal = true;
  return i + 1;
}

// dua puluh lima, twenty-five
std::size_t NumberFinder::spelled(std::size_t i, Found& out) const {
  const Numerals& numerals = words_->numerals();
  if (!numerals.starts(tokens_[i])) return 0;
  const Spelled words = numerals.read(tokens_, i);
  if (words.tokens == 0) return 0;
  std::size_t end = i + words.tokens;
  std::int64_t milli = words.milli;
  bool is_ten = false;
  if (is_glued(end, "-") && end + 1 < tokens_.size() && tokens_[end + 1].glued &&
      numerals.word(tokens_[end - 1].hash, is_ten) >= 0 && is_ten) {
    const Spelled digit = numerals.read(tokens_, end + 1);
    if (digit.tokens > 0 && digit.milli < 10000 && digit.milli > 0) {
      milli += digit.milli;
      end += 1 + digit.tokens;
    }
  }
  out.low = decimal_of(milli);
  out.is_spelled = true;
  return end;
}

// Digits or words at tokens[i].
std::size_t NumberFinder::digits(std::size_t i, Found& out) const {
  if (i >= tokens_.size()) return 0;
  if (const std::size_t end = ordinal(i, out)) return end;
  const std::string_view s = text(i);
  if (!is_ascii_digit(s[0])) return spelled(i, out);
  out.low = {};
  if (is_version(i)) return 0;
  if (out.currency != nullptr && lettered(i, out)) return i + 1;
  if (rounded(i, out)) return i + 1;
  if (!read_decimal(s, convention_, out.low)) return 0;
  out.has_comma = out.low.decimals > 0 && s.find(',') != s.npos;
  return i + 1;
}

// "½ sdt", "tiga perempat", "3/4 sendok": a number below one as people write it.
std::size_t NumberFinder::fraction(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* first = words_->longest(tokens_, i, taken);
  if (first != nullptr && first->kind == Word::Kind::fraction) {
    out.fraction = first;
    return measure(i + taken, out);
  }
  // One digit, a slash, one digit: only with a unit behind it; 3/4 is also a day of April.
  const std::string_view s = text(i);
  if (s.size() != 3 || !is_ascii_digit(s[0]) || s[1] != '/' || !is_ascii_digit(s[2])) return 0;
  if (s[0] == '0' || s[0] >= s[2]) return 0;
  const std::size_t end = measure(i + 1, out);
  if (end == i + 1 || out.unit == nullptr) return 0;
  out.shown = s;
  return end;
}

std::size_t NumberFinder::currency_before(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* first = words_->longest(tokens_, i, taken);
  if (first == nullptr || first->kind != Word::Kind::currency || !first->goes_before) return i;
  out.currency = first;
  out.is_iso = text(i) == first->code;
  const std::size_t end = i + taken;
  return is_glued(end, ".") && end + 1 < tokens_.size() ? end + 1 : end;
}

// "satu setengah juta", "setengah liter": only where a scale or unit follows.
std::size_t NumberFinder::half(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* w = words_->longest(tokens_, i, taken);
  if (w == nullptr || w->kind != Word::Kind::half || out.low.decimals != 0) return i;
  std::uint32_t next_taken = 0;
  const Word* next = words_->longest(tokens_, i + taken, next_taken);
  if (next == nullptr || (next->kind != Word::Kind::scale && next->kind != Word::Kind::unit))
    return i;
  if (out.low.digits.empty()) out.low.digits += '0';
  out.low.digits += '5';
  out.low.decimals = 1;
  return i + taken;
}

// Percent, units, a currency behind the number.
std::size_t NumberFinder::measure(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* w = words_->longest(tokens_, i, taken);
  if (w == nullptr || out.is_ordinal) return i;
  if (w->kind == Word::Kind::currency && w->goes_behind && out.currency == nullptr) {
    out.currency = w;
    return i + taken;
  }
  // 1,75 m are metres; "5 m" on a label are minutes or millions.
  const bool is_metre = w->kind == Word::Kind::scale && w->needs_capital && text(i) == "m" &&
                        (out.low.decimals > 0 || is_prose_) && out.scale == nullptr;
  if (is_metre && out.currency == nullptr) {
    out.unit = words_->metre();
    return out.unit == nullptr ? i : i + taken;
  }
  if (w->kind != Word::Kind::unit || out.currency != nullptr) return i;
  out.unit = w;
  return i + taken;
}

// Rp50.000,-
std::size_t NumberFinder::price_end(std::size_t i, Found& out) const {
  if (out.currency == nullptr) return i;
  if (is_glued(i, ",-")) return i + 1;
  return is_glued(i, ",") && is_glued(i + 1, "-") ? i + 2 : i;
}

// 4,9/5; 4.8 dari 5
std::size_t NumberFinder::rating(std::size_t i, Found& out) const {
  if (out.currency != nullptr || out.unit != nullptr || out.is_range || out.low.decimals != 1)
    return i;
  if (is_glued(i, "/") && i + 1 < tokens_.size() && tokens_[i + 1].glued) {
    if (text(i + 1) != "5" && text(i + 1) != "10") return i;
    out.rating = text(i + 1);
    return i + 2;
  }
  std::uint32_t taken = 0;
  const Word* w = words_->longest(tokens_, i, taken);
  if (w == nullptr || w->kind != Word::Kind::rating) return i;
  out.rating = w->code;
  return i + taken;
}

// One amount: currency, number, scale, unit.
std::size_t NumberFinder::amount(std::size_t i, Found& out) const {
  if (i >= tokens_.size()) return 0;
  const std::size_t begin = currency_before(i, out);
  std::size_t j = digits(begin, out);
  if (j == 0) {
    j = half(begin, out);
    if (j == begin) return 0;
    out.is_spelled = true;
  }
  if (const std::size_t end = packed_range(j, out)) return end;
  if (const std::size_t end = range_end(j, out))
    j = end;
  else if (out.currency == nullptr && !out.is_ordinal && begin == i && is_code(begin) &&
           text(j) != "-")
    return 0;
  const std::size_t number_end = j;
  j = scale(half(j, out), out);
  if (number_end == begin + 1) settle_convention(begin, out);
  if (out.currency != nullptr && out.currency->code == "IDR" && out.scale == nullptr)
    settle_rupiah(out);
  if (is_glued(j, "+")) {
    out.has_plus = true;
    ++j;
  }
  j = measure(j, out);
  if (out.is_spelled) settle_spelled(out);
  return price_end(j, out);
}

// minus 3,2 persen, "minus Rp 2 triliun"; not the sum "5 minus 3".
std::size_t NumberFinder::minus(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* w = words_->longest(tokens_, i, taken);
  if (w == nullptr || w->kind != Word::Kind::minus) return 0;
  if (i > 0 && tokens_[i - 1].kind == TokenKind::number) return 0;
  std::uint32_t both = 0;  // "plus minus 1 cm"
  if (i > 0 && words_->longest(tokens_, i - 1, both) != nullptr && both > 1) return 0;
  const std::size_t end = unsigned_number(i + taken, out);
  if (end == 0 || out.is_ordinal || out.is_range || !out.rating.empty() || out.is_negative)
    return 0;
  if (out.fraction != nullptr || !out.shown.empty() || out.is_about) return 0;
  out.is_negative = true;
  out.minus = w;
  return end;
}

// A sign that is no dash between two things: of degrees and percent, and of money on a line.
bool NumberFinder::has_sign(std::size_t i, const Found& f) const {
  if (i == 0 || !tokens_[i].glued) return false;
  const bool is_open = i > 1 && text(i - 2) == "(";  // (-2,5%)
  if (tokens_[i - 1].glued && !is_open) return false;
  const bool is_minus = text(i - 1) == "\u2212";
  if (text(i - 1) != "-" && !is_minus) return false;
  if (f.currency != nullptr) return is_minus || i > 1;  // the first one is a list's
  return f.unit != nullptr && f.unit->may_be_negative;
}

std::size_t NumberFinder::number(std::size_t i, Found& out) const {
  if (!words_->is_minus(tokens_[i])) return unsigned_number(i, out);
  return minus(i, out);
}

std::size_t NumberFinder::unsigned_number(std::size_t i, Found& out) const {
  if (const std::size_t end = fraction(i, out)) return end;
  std::size_t j = amount(i, out);
  if (j == 0) return 0;
  if (const std::size_t end = second_amount(j, out))
    j = end;
  else if (out.currency == nullptr && !out.is_ordinal && !out.is_range && is_code(i))
    return 0;
  j = rating(j, out);
  out.is_negative = has_sign(i, out) && !(out.is_range && out.currency != nullptr);
  // One small word is often no number ("satu", "one"); it counts with a scale or unit.
  const bool is_bare = out.scale == nullptr && out.unit == nullptr && out.currency == nullptr;
  if (out.is_spelled && is_bare && !out.is_range && j == i + 1 && out.low.digits.size() == 1 &&
      out.low.digits[0] <= '1')
    return 0;
  // Sixteen digits in a row are somebody's number, and none that counts.
  constexpr std::size_t kLongestCount = 12;
  if (is_bare && !out.low.is_grouped && out.low.digits.size() > kLongestCount && out.low.is_whole())
    return 0;
  return j;
}

}  // namespace jernih::numbers
