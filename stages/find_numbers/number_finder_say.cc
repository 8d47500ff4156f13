// Value and English of a number.
#include "stages/find_numbers/number_finder.h"

namespace jernih::numbers {

void NumberFinder::say_fraction(const Found& f) {
  if (f.fraction != nullptr) {
    english_ += f.fraction->one;
    value_ += f.fraction->code;
  } else {
    english_ += f.shown;
    const int thousandths = 1000 * (f.shown[0] - '0') / (f.shown[2] - '0');
    const bool rounds_up = 1000 * (f.shown[0] - '0') % (f.shown[2] - '0') * 2 >= f.shown[2] - '0';
    Decimal value;
    value.digits = std::to_string(thousandths + (rounds_up ? 1 : 0));
    value.decimals = 3;
    append_value(value, 0, value_);
  }
  if (f.unit == nullptr) return;
  if (f.unit->is_spaced) english_ += ' ';
  english_ += f.unit->one;
}

void NumberFinder::say_scale(const Word* scale, int power) {
  if (scale == nullptr) return;
  const bool is_other_m = power != scale->power;
  if (scale->is_spaced) english_ += ' ';
  english_ += is_other_m ? scale->many : scale->one;
}

// about, and the sign: as a word where a dash alone would be read as one.
void NumberFinder::say_before(const Found& f) {
  if (f.is_about) {
    english_ += words_->about();
    english_ += ' ';
  }
  if (!f.is_negative) return;
  const bool is_clear = f.minus == nullptr || (f.unit != nullptr && f.unit->may_be_negative);
  if (is_clear) {
    english_ += '-';
    return;
  }
  english_ += f.minus->one;
  english_ += ' ';
}

void NumberFinder::say(const Found& f) {
  english_.clear();
  value_.clear();
  if (f.fraction != nullptr || !f.shown.empty()) return say_fraction(f);
  if (f.is_negative) value_ += '-';
  say_before(f);
  append_value(f.low, f.power, value_);
  if (f.is_range) {
    value_ += '/';
    append_value(f.high, f.high_power >= 0 ? f.high_power : f.power, value_);
  }
  if (f.currency != nullptr) {
    english_ += f.currency->code;
    english_ += ' ';
  }
  append_english(f.low, english_);
  say_scale(f.low_scale, f.power);
  if (f.is_range) {
    english_ += f.low_scale != nullptr ? " \u2013 " : "\u2013";
    append_english(f.high, english_);
  }
  if (f.is_ordinal) {
    const bool is_teen = f.low.digits.size() > 1 && f.low.digits[f.low.digits.size() - 2] == '1';
    english_ += words_->ordinal(is_teen ? 0 : f.low.digits.back() - '0');
  }
  say_scale(f.scale, f.is_range && f.high_power >= 0 ? f.high_power : f.power);
  if (f.has_plus) english_ += '+';
  if (!f.rating.empty()) {
    english_ += '/';
    english_ += f.rating;
  }
  if (f.unit == nullptr) return;
  if (f.unit->is_spaced) english_ += ' ';
  const bool is_one = f.low.digits == "1" && !f.is_range && f.scale == nullptr;
  english_ += is_one ? f.unit->one : f.unit->many;
}

}  // namespace jernih::numbers
