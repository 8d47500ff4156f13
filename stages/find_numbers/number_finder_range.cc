// The other end of a range of numbers.
#include "stages/find_numbers/number_finder.h"

namespace jernih::numbers {

// The other end of "10-15" when what follows shows that it is a range.
std::size_t NumberFinder::range_end(std::size_t i, Found& out) const {
  if (i + 1 >= tokens_.size() || out.is_ordinal || out.is_spelled) return 0;
  const std::string_view mark = text(i);
  if (mark != "-" && mark != "\u2013" && mark != "\u2014") return 0;
  Found high;
  high.currency = out.currency;
  high.is_iso = out.is_iso;
  const std::size_t end = digits(i + 1, high);
  if (end == 0 || high.is_ordinal || high.is_spelled || compare(out.low, high.low) >= 0) return 0;
  if (high.scale != nullptr) {  // IDR 15–20B, IDR 15B–20T
    if (out.scale == nullptr)
      out.power = high.power;
    else if (out.scale != high.scale)
      out.low_scale = out.scale;
    out.high_power = high.power;
    out.scale = high.scale;
  }
  std::uint32_t taken = 0;
  const Word* next = words_->longest(tokens_, end, taken);
  if (next == nullptr && out.currency == nullptr) return 0;
  out.high = high.low;
  out.is_range = true;
  return end;
}

// "Rp25 ribu-Rp30 ribu", "2 sampai 3 miliar rupiah": two amounts of one kind, the second larger.
std::size_t NumberFinder::second_amount(std::size_t i, Found& out) const {
  if (out.is_range || out.is_ordinal || out.has_plus || i + 1 >= tokens_.size()) return 0;
  std::uint32_t taken = 1;
  const Word* link = words_->longest(tokens_, i, taken);
  const bool is_mark = text(i) == "-" || text(i) == "\u2013";
  if (!is_mark && (link == nullptr || link->kind != Word::Kind::range)) return 0;
  Found high;
  const std::size_t end = amount(i + (is_mark ? 1 : taken), high);
  if (end == 0 || high.is_ordinal || high.is_range || high.is_spelled != out.is_spelled) return 0;
  const bool is_open = out.currency == nullptr && out.unit == nullptr && out.scale == nullptr;
  const bool is_same = out.currency == high.currency && out.unit == high.unit;
  const bool has_kind =
      high.currency != nullptr || high.unit != nullptr || (high.scale != nullptr && !is_open);
  const bool lends = out.currency != nullptr && high.currency == nullptr && high.unit == nullptr;
  if (!has_kind && !lends) return 0;
  const bool takes_unit = out.currency == nullptr && out.unit == nullptr;
  if (!is_same && !takes_unit && !lends) return 0;
  const int low_power = is_open ? high.power : out.power;
  std::string low_value;
  std::string high_value;
  append_value(out.low, low_power, low_value);
  append_value(high.low, high.power, high_value);
  Decimal a;
  Decimal b;
  if (!read_decimal(low_value, Convention::english, a)) return 0;
  if (!read_decimal(high_value, Convention::english, b) || compare(a, b) >= 0) return 0;
  out.low_scale = is_open ? nullptr : out.scale;
  out.power = low_power;
  out.high = high.low;
  out.high_power = high.power;
  out.scale = high.scale;
  if (out.low_scale == out.scale) out.low_scale = nullptr;
  if (high.unit != nullptr) out.unit = high.unit;
  if (high.currency != nullptr) out.currency = high.currency;
  out.is_range = true;
  return end;
}

}  // namespace jernih::numbers
