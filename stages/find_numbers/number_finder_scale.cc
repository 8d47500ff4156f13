// What scales a number, and what that says about its marks.
#include "stages/find_numbers/number_finder.h"

#include "pipeline/model/utf8.h"

namespace jernih::numbers {
namespace {}  // namespace

// M is a thousand million where prices are in rupiah (Rp2,5M) and a million in English, in counters
// and in what Jernih itself writes: IDR 2.5M.
int NumberFinder::power_of(const Word& scale, std::size_t i, const Found& found) const {
  const bool has_two_meanings = scale.one != scale.many;
  if (!scale.needs_capital || !has_two_meanings) return scale.power;
  constexpr int kMillion = 6;
  if (found.currency == nullptr || found.currency->code != "IDR") return kMillion;
  if (found.has_comma) return scale.power;
  const bool is_ours = found.is_iso && (tokens_[i].glued || is_ascii_digit(text(i)[0]));
  const bool is_english = is_prose_ && convention_ == Convention::english;
  return is_ours || is_english ? kMillion : scale.power;
}

// Rp2B: digits and the letter of a scale in one token; without a currency that is a seat's number.
bool NumberFinder::lettered(std::size_t i, Found& out) const {
  const std::string_view s = text(i);
  const Word* letter = words_->letter(s.back());
  if (letter == nullptr || s.size() < 2) return false;
  if (!read_decimal(s.substr(0, s.size() - 1), convention_, out.low)) return false;
  out.scale = letter;
  out.power = power_of(*letter, i, out);
  return true;
}

// 500-an orang, "1.000-an": no year or decade, which have four digits or two.
bool NumberFinder::rounded(std::size_t i, Found& out) const {
  const std::string_view s = text(i);
  if (is_ascii_digit(s.back())) return false;
  std::size_t end = 0;
  while (end < s.size() && (is_ascii_digit(s[end]) || s[end] == '.' || s[end] == ',')) ++end;
  if (end < 3 || end == s.size() || s[end] != '-') return false;
  const Word* w = words_->word(s.substr(end + 1));
  if (w == nullptr || w->kind != Word::Kind::about_scale || w->power != 0) return false;
  if (!read_decimal(s.substr(0, end), convention_, out.low)) return false;
  if (!out.low.is_grouped && end != 3) return false;
  out.is_about = true;
  return true;
}

bool NumberFinder::set_scale(const Word* word, Found& out) const {
  if (word == nullptr || word->kind != Word::Kind::scale) return false;
  out.scale = word;
  out.power = word->power;
  return true;
}

// The "rb-100rb" of 50rb-100rb, which is one token behind its number.
std::size_t NumberFinder::packed_range(std::size_t i, Found& out) const {
  if (i >= tokens_.size() || !tokens_[i].glued || tokens_[i].kind != TokenKind::word) return 0;
  const std::string_view s = text(i);
  const std::size_t dash = s.find('-');
  if (dash == s.npos || dash == 0 || dash + 1 >= s.size() || !is_ascii_digit(s[dash + 1])) return 0;
  std::size_t end = dash + 1;
  while (end < s.size() && (is_ascii_digit(s[end]) || s[end] == '.' || s[end] == ',')) ++end;
  Found low = out;
  Found high = out;
  if (!set_scale(words_->word(s.substr(0, dash)), low)) return 0;
  if (!set_scale(words_->word(s.substr(end)), high)) return 0;
  if (!read_decimal(s.substr(dash + 1, end - dash - 1), convention_, high.low)) return 0;
  out.low_scale = low.scale == high.scale ? nullptr : low.scale;
  out.power = power_of(*low.scale, i, low);
  out.high = high.low;
  out.high_power = power_of(*high.scale, i, high);
  out.scale = high.scale;
  out.is_range = true;
  return i + 1;
}

std::size_t NumberFinder::scale(std::size_t i, Found& out) const {
  if (out.scale != nullptr) return i;
  std::uint32_t taken = 0;
  const Word* w = words_->longest(tokens_, i, taken);
  if (w == nullptr || out.is_ordinal) return i;
  if (w->kind == Word::Kind::about_scale && w->power != 0)
    out.is_about = true;
  else if (w->kind != Word::Kind::scale)
    return i;
  if (w->needs_capital) {
    const std::string_view s = text(i);
    if (!(s[0] >= 'A' && s[0] <= 'Z')) return i;
    // Kursi 5B, ukuran M: letters that are no scales.
    const bool has_two_meanings = w->one != w->many;
    const bool is_sure = has_two_meanings || (w->power <= 9 && out.low.decimals > 0);
    if (out.currency == nullptr && (!tokens_[i].glued || !is_sure)) return i;
    const bool is_price =
        out.low.is_grouped && out.low.is_whole() && out.low.digits.ends_with("000");
    if (out.currency != nullptr && !tokens_[i].glued && is_price) return i;
  }
  out.power = power_of(*w, i, out);
  out.scale = w;
  return i + taken;
}

// IDR 1.250 million and IDR 1.250M are English as their scale is, whatever stands around them.
void NumberFinder::settle_convention(std::size_t number, Found& out) const {
  if (!out.is_iso || out.is_range || out.is_spelled || out.scale == nullptr) return;
  if (!out.scale->is_english || out.low.decimals + (out.low.is_grouped ? 1 : 0) == 0) return;
  Decimal again;
  if (read_decimal(text(number), Convention::english, again)) out.low = again;
}

// "lima juta" is 5 million, as "5 juta" is.
void NumberFinder::settle_spelled(Found& out) const {
  if (out.scale != nullptr || !out.low.is_whole()) return;
  std::string& digits = out.low.digits;
  for (const int power : {12, 9, 6}) {
    const auto zeros = static_cast<std::size_t>(power);
    if (digits.size() <= zeros || digits.find_last_not_of('0') >= digits.size() - zeros) continue;
    out.scale = words_->scale(power);
    if (out.scale == nullptr) return;
    digits.resize(digits.size() - zeros);
    out.low.is_grouped = digits.size() > 3;
    out.power = power;
    return;
  }
}

// There are no thousandths of a rupiah: Rp 1.500 and IDR 1,500 are grouped whatever the language.
void NumberFinder::settle_rupiah(Found& out) {
  for (Decimal* d : {&out.low, &out.high}) {
    if (d->decimals != 3 || d->is_grouped || d->digits.size() > 6) continue;
    d->decimals = 0;
    d->is_grouped = true;
  }
}

}  // namespace jernih::numbers
